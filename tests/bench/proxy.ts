import { spawn } from 'node:child_process';

/** Starts `limit-proxy.ts` before a node, as a process of its own so that it takes no time from what is measured. */
export async function startProxy(target: string, range: number): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/limit-proxy.ts', target, String(range)], { stdio: ['ignore', 'pipe', 2] });
  const url = await new Promise<string>((resolve) => child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
  return { url, stop: () => void child.kill() };
}
