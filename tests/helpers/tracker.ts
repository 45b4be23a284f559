import { type ChildProcess, spawn } from 'node:child_process';
import { vi } from 'vitest';
import { runProgram } from '@/lib/cli/program';
import { environment } from '@/lib/config/environment';

/** Settings that may stand in the shell of whoever runs the tests. */
const UNSET = { DATABASE_URL: '', DATA_DIR: '', SYNC: '', RPC_URL_1: '', ADMIN_TOKEN: '', HOST: '', PORT: '' };

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

/**
 * Runs a command to its end in this process, which saves the start of another: for all that a command says and does,
 * but for signals, kills and what is left when a process ends. One at a time.
 */
export async function runCommandHere(args: readonly string[], env: Env = {}): Promise<Finished> {
  const started = Date.now();
  let [stdout, stderr] = ['', ''];
  const toText = (parts: readonly unknown[]) => `${parts.map(String).join(' ')}\n`;
  const writeTo = (add: (text: string) => void): typeof process.stdout.write => (chunk: Uint8Array | string, encoding?: unknown, done?: unknown) => {
    add(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const written = typeof encoding === 'function' ? encoding : done;
    if (typeof written === 'function') (written as () => void)();
    return true;
  };
  for (const [name, value] of Object.entries({ ...UNSET, LOG_LEVEL: 'warn', ...env })) vi.stubEnv(name, value);
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((...parts) => void (stdout += toText(parts))),
    vi.spyOn(console, 'error').mockImplementation((...parts) => void (stderr += toText(parts))),
    vi.spyOn(process.stdout, 'write').mockImplementation(writeTo((text) => (stdout += text))),
    vi.spyOn(process.stderr, 'write').mockImplementation(writeTo((text) => (stderr += text))),
  ];
  try {
    const code = await runProgram(args);
    return { code, stdout, stderr, milliseconds: Date.now() - started };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  }
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
