import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { freePort } from './postgres';
import { tempFolder } from './store';

/** A running product: the built server on a data folder of its own. */
export interface TestWeb {
  readonly url: string;
  readonly dataDir: string;
  /** Everything the process has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Starts the product as `npm start` does, on the build that `npm test` made, with a fresh embedded database
 * and no endpoint. Ready when it resolves.
 */
export async function startBuiltWeb(env: Readonly<Record<string, string>> = {}): Promise<TestWeb> {
  const folder = tempFolder();
  const port = await freePort();
  const tsx = createRequire(import.meta.url).resolve('tsx/cli');
  const child = spawn(process.execPath, [tsx, 'lib/cli/main.ts', 'start'], {
    env: { ...process.env, DATA_DIR: folder.path, PORT: String(port), LOG_LEVEL: 'warn', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(child);
    folder.remove();
  };
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) break;
    if (await ready(url)) return { url, dataDir: folder.path, output: () => output, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`The server did not become ready:\n${output}`);
}

async function ready(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
