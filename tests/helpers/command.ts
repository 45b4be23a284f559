import { vi } from 'vitest';
import { runProgram } from '@/lib/cli/program';
import { type Env, type Finished, UNSET } from './tracker';

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
