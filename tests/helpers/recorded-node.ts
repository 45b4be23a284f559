import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RpcRequest } from './rpc-proxy';

const shared = process.env.SHARED_DIR ?? join(process.cwd(), '..', 'shared');
const resources = join(shared, 'fixtures', 'ethereum-etl', 'tests', 'resources');

/** The path of a recorded file. */
export const recordedFile = (...parts: readonly string[]) => join(resources, ...parts);

interface RecordedLog {
  readonly blockNumber: string;
  readonly topics: readonly string[];
}

export interface RecordedNode {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A node that knows what was recorded in these folders, `web3_response.METHOD_PARAMS.json` each: a block with or
 * without its transactions is the same file, and logs are those of the recorded filters and receipts.
 */
export async function startRecordedNode(folders: readonly string[]): Promise<RecordedNode> {
  const files = folders.flatMap((folder) => readdirSync(recordedFile(folder)).map((name) => [name, recordedFile(folder, name)] as const));
  const answers = new Map(
    files.flatMap(([name, path]) => {
      const key = /^web3_response\.(.*)\.json$/.exec(name)?.[1];
      return key === undefined ? [] : [[key, (JSON.parse(readFileSync(path, 'utf8')) as { result: unknown }).result] as const];
    }),
  );
  const logs = [...answers].flatMap(([key, result]) => {
    if (key.startsWith('eth_getFilterLogs')) return result as RecordedLog[];
    return key.startsWith('eth_getTransactionReceipt') ? (result as { logs: RecordedLog[] }).logs : [];
  });

  function answer({ method, params }: RpcRequest): unknown {
    if (method === 'eth_getLogs') return logsOf(logs, params[0] as LogFilter);
    const [first = '', second] = params.map((param) => (typeof param === 'string' || typeof param === 'boolean' ? String(param) : 'tracer_calltracer'));
    const full = answers.get([method, first, second].filter((part) => part !== undefined).join('_'));
    return full ?? answers.get(`${method}_${first}_${String(second === 'false')}`);
  }

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const call = JSON.parse(body) as RpcRequest;
      const result = answer(call);
      const said = result === undefined ? { error: { code: -32601, message: `the method ${call.method} is not recorded` } } : { result };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id: call.id, ...said }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface LogFilter {
  readonly fromBlock: string;
  readonly toBlock: string;
  readonly topics: readonly (string | readonly string[] | null)[];
}

function logsOf(logs: readonly RecordedLog[], { fromBlock, toBlock, topics }: LogFilter): RecordedLog[] {
  return logs.filter(
    (log) =>
      Number(log.blockNumber) >= Number(fromBlock) &&
      Number(log.blockNumber) <= Number(toBlock) &&
      topics.every((wanted, i) => wanted === null || [wanted].flat().includes(log.topics[i] ?? '')),
  );
}
