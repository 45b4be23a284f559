import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A call as it came, to be answered under its id. */
export interface RpcRequest extends RpcCall {
  readonly id: number;
}

/** What to answer in place of the node: a body, nothing at all, an answer whose connection breaks off, or a refused connection. */
export type Reply =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string }
  | 'hang'
  | 'break off'
  | 'reset';

/** Decides on one call: undefined hands it on to the node; `forward` gives what the node says, to be changed. */
export type Meddle = (call: RpcRequest, forward: () => Promise<RpcAnswer>) => Promise<Reply | undefined> | Reply | undefined;

export interface RpcAnswer {
  id: number;
  result?: unknown;
  error?: unknown;
}

/** Stands between the product and a node, counts what is asked, and meddles where a test wants it to. */
export interface RpcProxy {
  /** With a key in its path and its query, which must never be shown. */
  readonly url: string;
  readonly calls: RpcCall[];
  methods(): string[];
  stop(): Promise<void>;
}

export const SECRET = 'n0b0dy-may-see-th1s';

/** Starts a proxy before the node at `target`. */
export async function startRpcProxy(target: string, meddle: Meddle = () => undefined): Promise<RpcProxy> {
  const calls: RpcCall[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => void answer(body, response));
  });

  async function answer(body: string, response: ServerResponse): Promise<void> {
    const call = JSON.parse(body) as RpcRequest;
    calls.push({ method: call.method, params: call.params });
    const forward = async () => {
      const headers = { 'content-type': 'application/json' };
      return (await (await fetch(target, { method: 'POST', headers, body })).json()) as RpcAnswer;
    };
    const reply = (await meddle(call, forward)) ?? { body: JSON.stringify(await forward()) };
    if (reply === 'hang') return;
    if (reply === 'reset') return void response.socket?.resetAndDestroy();
    if (reply === 'break off') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"jsonrpc":');
      setTimeout(() => response.destroy(), 20);
      return;
    }
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(reply.body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v3/${SECRET}?apikey=${SECRET}`,
    calls,
    methods: () => calls.map((call) => call.method),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers as a node does that lacks the methods: those of which the name begins with one of these. */
export function hiding(...prefixes: readonly string[]): Meddle {
  return ({ method }) =>
    prefixes.some((prefix) => method.startsWith(prefix))
      ? { body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: -32601, message: `the method ${method} does not exist/is not available` } }) }
      : undefined;
}

/** The answer of the node with its result changed. */
export async function changed(forward: () => Promise<RpcAnswer>, change: (result: never) => unknown): Promise<Reply> {
  const answer = await forward();
  return { body: JSON.stringify({ ...answer, result: change(answer.result as never) }) };
}
