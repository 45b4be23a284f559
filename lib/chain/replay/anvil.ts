import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { TrackerError } from '@/lib/core/errors';
import { createEndpoint } from '../transport';

/** A node of our own. `send` is one JSON-RPC request; `ended` resolves when the process is gone. */
export interface Anvil {
  readonly url: string;
  readonly pid: number;
  readonly ended: Promise<void>;
  send(method: string, params: readonly unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

export interface AnvilOptions {
  /** Time of the first block, unix seconds. */
  readonly genesisTime: number;
  readonly chainId?: number;
  /** 0 takes a free one. */
  readonly port?: number;
}

const START_MS = 8_000;
const STOP_MS = 3_000;
const REQUEST_MS = 30_000;

/**
 * Starts Anvil: blocks only when told, in the order of sending, anyone may be impersonated, gas costs nothing,
 * all but the last two blocks are final. Throws `bad_request` when it is not installed or does not start.
 */
export async function startAnvil({ genesisTime, chainId = 1, port = 0 }: AnvilOptions): Promise<Anvil> {
  const args = ['--port', port, '--chain-id', chainId, '--timestamp', genesisTime, '--accounts', 0, '--no-mining'];
  const rules = ['--order', 'fifo', '--slots-in-an-epoch', 1, '--gas-price', 0, '--block-base-fee-per-gas', 0];
  const command = [...args, ...rules, '--auto-impersonate'].map(String);
  const child = spawn(findAnvil(), command, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // A process that is ended hard takes its node with it where it can.
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  void ended.then(() => process.off('exit', onExit));
  const url = `http://127.0.0.1:${await listening(child)}`;
  // Nobody reads what it prints from here on; an unread pipe would stop it.
  child.stdout.resume();
  child.stderr.resume();
  const endpoint = createEndpoint(url);
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    send: (method, params) => endpoint.call(method, params, { timeoutMs: REQUEST_MS }),
    stop: () => stop(child, ended),
  };
}

/** The path of the Anvil program that npm installed for this machine. */
function findAnvil(): string {
  const os = process.platform;
  const cpu = process.arch === 'x64' ? 'amd64' : process.arch;
  const file = os === 'win32' ? 'anvil.exe' : 'anvil';
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json'));
    return require.resolve(`@foundry-rs/anvil-${os}-${cpu}/bin/${file}`);
  } catch (error) {
    throw notStarted(`Anvil for ${os} on ${process.arch} is not installed.`, error);
  }
}

function notStarted(message: string, cause?: unknown): TrackerError {
  return new TrackerError('bad_request', message, { fix: 'Run npm ci without --omit=dev or --omit=optional.', cause });
}

async function listening(child: ChildProcess): Promise<number> {
  let printed = '';
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        const port = /Listening on [^\n]*:(\d+)\s/.exec(printed)?.[1];
        if (port !== undefined) resolve(Number(port));
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('error', (error) => reject(notStarted('Anvil could not be started.', error)));
      child.once('close', () => reject(notStarted(`Anvil ended at its start: ${printed.trim().slice(-200)}`)));
      timer = setTimeout(() => reject(notStarted('Anvil did not start within 8 s.')), START_MS);
    });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
    child.stdout?.removeAllListeners('data');
    child.stderr?.removeAllListeners('data');
  }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}
