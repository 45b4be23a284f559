import { type ChildProcess, spawn } from 'node:child_process';
import { environment } from '@/lib/config/environment';

/** Settings that may stand in the shell of whoever runs the tests. */
export const UNSET = { DATABASE_URL: '', DATA_DIR: '', SYNC: '', RPC_URL_1: '', ADMIN_TOKEN: '', WEBHOOK_SECRET: '', WEBHOOK_ALLOW_PRIVATE: '', HOST: '', PORT: '' };

export type Env = Readonly<Record<string, string>>;

/** What a finished command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Starts `npm run tracker -- ARGS` as a process of its own, with only the given settings. */
export function spawnTracker(args: readonly string[], env: Env = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', ...args], {
    env: environment({ ...UNSET, LOG_LEVEL: 'warn', NODE_ENV: 'production', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end as a process of its own, which is handed out when it starts. */
export async function runTracker(args: readonly string[], env: Env = {}, onStart?: (child: ChildProcess) => void): Promise<Finished> {
  const started = Date.now();
  const child = spawnTracker(args, env);
  onStart?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr, milliseconds: Date.now() - started };
}

/** Asks a process to end, and makes it end when it does not. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(timer);
}
