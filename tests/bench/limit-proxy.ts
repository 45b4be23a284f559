import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A process before a node: refuses logs of more blocks than its limit, as providers do, hands all else on byte by
 * byte, and remembers what was asked: `GET /asked`, forgotten by `DELETE /asked`. Says its URL on the first line.
 */
const [, , target = '', limit = '100'] = process.argv;
const most = Number(limit);
let asked: string[] = [];

function isTooLarge(body: string): boolean {
  const { method, params } = JSON.parse(body) as { method: string; params: readonly { fromBlock?: string; toBlock?: string }[] };
  const [range] = params;
  return method === 'eth_getLogs' && Number(range?.toBlock) - Number(range?.fromBlock) >= most;
}

const server = createServer((request, response) => {
  if (request.url === '/asked') {
    if (request.method === 'DELETE') asked = [];
    response.end(JSON.stringify(asked));
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    asked.push(body);
    if (isTooLarge(body)) {
      const { id } = JSON.parse(body) as { id: number };
      response.end(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32602, message: `eth_getLogs is limited to a ${most} range` } }));
      return;
    }
    void fetch(target, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(async (answer) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
