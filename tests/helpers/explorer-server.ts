import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dialect, ExplorerData, Row } from './explorer-rows';
import type { Reply } from './rpc-proxy';

export type ExplorerCall = Readonly<Record<string, string>>;

/** Decides on one call: undefined lets the explorer answer; `forward` gives what it says, to be changed. */
export type ExplorerMeddle = (call: ExplorerCall, forward: () => Promise<ExplorerAnswer>) => Promise<Reply | undefined> | Reply | undefined;

export interface ExplorerAnswer {
  status: number;
  body: unknown;
}

export interface ExplorerServer {
  /** Of the API, without the key. */
  readonly url: string;
  readonly key: string;
  readonly calls: ExplorerCall[];
  stop(): Promise<void>;
}

export interface ExplorerOptions {
  readonly dialect: Dialect;
  /** The most rows of a query, however they are paged, and of a page. */
  readonly window?: number;
  readonly pageLimit?: number;
  readonly meddle?: ExplorerMeddle;
}

export const EXPLORER_KEY = 'K3YTHATN0B0DYMAYSEE';
const LISTS = ['txlist', 'txlistinternal', 'tokentx'];
const EMPTY: Readonly<Record<string, string>> = { txlistinternal: 'No internal transactions found', tokentx: 'No token transfers found' };
/** What the module `proxy` has, and in which order JSON-RPC wants its parameters. */
const PROXY: Readonly<Record<string, (call: ExplorerCall) => unknown[]>> = {
  eth_blockNumber: () => [],
  eth_getBlockByNumber: ({ tag, boolean }) => [tag, boolean === 'true'],
  eth_getTransactionByHash: ({ txhash }) => [txhash],
  eth_getTransactionReceipt: ({ txhash }) => [txhash],
  eth_call: ({ to, data, tag }) => [{ to, data }, tag],
};

/** Starts an explorer of the tests' own that answers as Etherscan or Blockscout does on the wire. */
export async function startExplorerServer(data: ExplorerData, options: ExplorerOptions): Promise<ExplorerServer> {
  const { dialect, window = 10_000, pageLimit = window, meddle } = options;
  const calls: ExplorerCall[] = [];
  const path = dialect === 'etherscan' ? '/v2/api' : '/api';

  async function answer(call: ExplorerCall): Promise<ExplorerAnswer> {
    if (dialect === 'etherscan') {
      if (call.chainid !== '1') return refused('NOTOK', 'Missing or unsupported chainid parameter (required for v2 api), please see https://api.etherscan.io/v2/chainlist');
      if (call.apikey !== EXPLORER_KEY) return refused('NOTOK', 'Missing/Invalid API Key');
    }
    const { module, action = '' } = call;
    if (module === 'account' && LISTS.includes(action)) return listed(call);
    if (module === 'account' && action === 'balance') return ok(String(BigInt((await data.rpc('eth_getBalance', [call.address, 'latest'])) as string)));
    if (dialect === 'blockscout') {
      if (module === 'block' && action === 'eth_block_number') return { status: 200, body: { jsonrpc: '2.0', id: 1, result: await data.rpc('eth_blockNumber', []) } };
      return { status: 400, body: { message: module === 'account' ? 'Unknown action' : 'Unknown module', result: null, status: '0' } };
    }
    const params = PROXY[action]?.(call);
    if (module !== 'proxy' || params === undefined) return refused('NOTOK', 'Error! Missing Or invalid Action name');
    return { status: 200, body: { jsonrpc: '2.0', id: 1, result: await data.rpc(action, params) } };
  }

  function listed({ action = '', address = '', startblock, endblock, page, offset }: ExplorerCall): ExplorerAnswer {
    if (Number(page) * Number(offset) > window) {
      return refused(`Result window is too large, PageNo x Offset size must be less than or equal to ${window}`, null);
    }
    const size = Math.min(Number(offset), pageLimit);
    const inRange = data.rows(action, address).filter((row) => Number(row.blockNumber) >= Number(startblock) && Number(row.blockNumber) <= Number(endblock));
    const rows = inRange.slice((Number(page) - 1) * size, Number(page) * size);
    return rows.length > 0 ? ok(rows) : refused((dialect === 'blockscout' ? EMPTY[action] : undefined) ?? 'No transactions found', []);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://explorer');
    if (dialect === 'blockscout' && url.pathname === `${path}/eth-rpc` && request.method === 'POST') {
      const { id, method, params } = JSON.parse(await text(request)) as { id: number; method: string; params: unknown[] };
      calls.push({ rpc: method });
      return send(response, { status: 200, body: { jsonrpc: '2.0', id, result: await data.rpc(method, params) } });
    }
    if (url.pathname !== path) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<html>not found</html>');
    const call = Object.fromEntries(url.searchParams);
    calls.push(call);
    const reply = await meddle?.(call, () => answer(call));
    if (reply === undefined) return send(response, await answer(call));
    if (reply === 'hang') return;
    if (reply === 'reset') return void response.socket?.resetAndDestroy();
    if (typeof reply === 'string') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"status":');
      return void setTimeout(() => response.destroy(), 20);
    }
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(reply.body);
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    key: EXPLORER_KEY,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A meddle that changes one list before it is sent. */
export function changing(action: string, change: (rows: Row[]) => unknown): ExplorerMeddle {
  return async (call, forward) => {
    if (call.action !== action) return undefined;
    const { status, body } = await forward();
    const answer = body as { result: Row[] };
    return { status, body: JSON.stringify({ ...answer, result: change(answer.result) }) };
  };
}

const ok = (result: unknown): ExplorerAnswer => ({ status: 200, body: { status: '1', message: 'OK', result } });
const refused = (message: string, result: unknown): ExplorerAnswer => ({ status: 200, body: { status: '0', message, result } });

function send(response: ServerResponse, { status, body }: ExplorerAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
