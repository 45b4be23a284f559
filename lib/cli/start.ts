import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { readConfig } from '@/lib/config';
import { environment, type Environment } from '@/lib/config/environment';
import { TrackerError } from '@/lib/core/errors';
import { buildIsStale, buildWeb, nextCommand } from './build';

/** A running web server. `stop` ends it and waits; `ended` resolves with its exit code. */
export interface WebHandle {
  readonly url: string;
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Settings laid over those of the process. */
  readonly env?: Environment;
  /** Compile on request and reload on change, without a build. */
  readonly dev?: boolean;
}

const STOP_MS = 20_000;

/**
 * Builds the web if needed and serves it; resolves once the store is open, migrated and loaded.
 * Throws `bad_config` for a wrong setting, and with the store's own sentence when it can't be opened.
 */
export async function startWeb({ env = {}, dev = false }: StartOptions = {}): Promise<WebHandle> {
  const whole = environment({ NEXT_TELEMETRY_DISABLED: '1', ...env });
  const config = readConfig(whole);
  if (!dev && buildIsStale(process.cwd())) {
    // An interrupted build must not pass for a whole one at the next start.
    rmSync('.next/BUILD_ID', { force: true });
    await buildWeb(whole);
  }
  // Next.js would end the process before the store is closed; lib/server ends it after.
  if (!dev) whole.NEXT_MANUAL_SIG_HANDLE = '1';
  const args = [nextCommand(), dev ? 'dev' : 'start', '-p', String(config.port), '-H', config.host];
  const child = spawn(process.execPath, args, { env: whole, stdio: ['ignore', 2, 2] });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
  passSignals(child);
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop(child, ended);
    throw error;
  }
  return { url, ended, stop: () => stop(child, ended) };
}

/** From its first moment the web ends with this process, and never stays behind with the data folder. */
function passSignals(child: ChildProcess): void {
  const end = () => void child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, end);
    child.once('exit', () => process.off(signal, end));
  }
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    if (answer?.status === 503) throw notReady(await answer.json());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (child.signalCode !== null || child.exitCode === 0) throw new TrackerError('aborted', 'The start was stopped.');
  throw new TrackerError('bad_config', `The web server could not start on ${new URL(url).host}.`, {
    fix: 'If another program listens there, set PORT to a free port.',
  });
}

function notReady(body: unknown): TrackerError {
  const { error } = body as { error?: { message?: string } };
  return new TrackerError('store_unreachable', error?.message ?? 'The store can not be opened.');
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

/** `tracker start`: serves until it is told to stop. Resolves with the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const web = await startWeb(options);
  console.error(`\n  The tracker is at ${web.url}\n`);
  return web.ended;
}
