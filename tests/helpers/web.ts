import { execFileSync } from 'node:child_process';
import { freePort } from './postgres';
import { tempFolder } from './folder';
import { endProcess, type Env, spawnTracker } from './tracker';

/** A running product: the built server on a data folder of its own. */
export interface TestWeb {
  readonly url: string;
  readonly dataDir: string;
  /** Everything the process has printed so far. */
  output(): string;
  stop(): Promise<void>;
  /** Ends all of its processes at once, as a crash of the machine would; the folder is removed. */
  kill(): void;
}

/**
 * Starts the product as `npm start` does, on the build that `npm test` made, with an embedded database in that folder
 * (a fresh one by default) and no endpoint. Ready when it resolves; the folder is removed when it is stopped.
 */
export async function startBuiltWeb(env: Env = {}, folder = tempFolder()): Promise<TestWeb> {
  const port = await freePort();
  const child = spawnTracker(['start'], { DATA_DIR: folder.path, PORT: String(port), ...env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await endProcess(child);
    folder.remove();
  };
  const kill = () => {
    for (const pid of treeOf(child.pid)) process.kill(pid, 'SIGKILL');
    folder.remove();
  };
  for (let tries = 0; tries < 900; tries++) {
    if (child.exitCode !== null) break;
    if (await ready(url)) return { url, dataDir: env.DATA_DIR ?? folder.path, output: () => output, stop, kill };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`The server did not become ready:\n${output}`);
}

/** A process and all beneath it. */
function treeOf(root: number | undefined): number[] {
  if (root === undefined) return [];
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=']).toString().trim().split('\n').map((row) => row.trim().split(/\s+/).map(Number));
  return [root, ...rows.flatMap(([pid, parent]) => (parent === root ? treeOf(pid) : []))];
}

async function ready(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
