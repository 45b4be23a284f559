import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookMessage } from '@/lib/watch/message';

/** What came in one request. */
export interface Received {
  readonly path: string;
  readonly host: string | undefined;
  readonly id: string;
  readonly signature: string;
  readonly body: string;
  readonly message: WebhookMessage;
}

export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** How the next requests are answered; by default each with 204. */
  answer(with_: (response: ServerResponse, number: number) => void): void;
  stop(): Promise<void>;
}

/** A real web server that is told of alerts, and keeps what it was told. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let reply: (response: ServerResponse, number: number) => void = (response) => response.writeHead(204).end();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ path: request.url ?? '', host: request.headers.host, id: header(request, 'tracker-id'), signature: header(request, 'tracker-signature'), body, message: JSON.parse(body) as WebhookMessage });
      reply(response, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook/key-in-the-path`,
    port,
    received,
    answer: (with_) => (reply = with_),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const header = (request: IncomingMessage, name: string) => String(request.headers[name]);

/** Whether a receiver with this secret believes it, as the README says how. */
export function isSigned({ signature, body }: Received, secret: string): boolean {
  const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  return hex === createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}
