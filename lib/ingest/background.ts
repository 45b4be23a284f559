import { explain, TrackerError } from '@/lib/core/errors';
import type { SyncProgress } from './progress';
import type { Sync } from './sync';

export interface BackgroundOptions {
  readonly sync: Sync;
  /** The chains to keep up to date, one after the other. */
  readonly chains: readonly string[];
  /** From the end of one round to the start of the next. Default 5 minutes. */
  readonly intervalMs?: number;
  /** Balances younger than this are not read again. Default 1 hour. */
  readonly balanceAgeMs?: number;
  /** Called with every failure, already in words for people. */
  readonly onFailure?: (chain: string, sentence: string) => void;
}

/** The sync that runs beside the web. It never throws: what fails is told by `progress` and tried again next round. */
export interface BackgroundSync {
  start(): void;
  /** Stops what is under way; resolves when nothing is written any more. */
  stop(): Promise<void>;
  /** The last state of each chain that was begun in this process. */
  progress(): readonly SyncProgress[];
}

/** Makes the background sync; nothing runs before `start`. */
export function createBackgroundSync(options: BackgroundOptions): BackgroundSync {
  const { sync, chains, intervalMs = 5 * 60_000, balanceAgeMs = 60 * 60_000, onFailure } = options;
  const states = new Map<string, SyncProgress>();
  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();

  async function syncChain(chain: string, signal: AbortSignal): Promise<void> {
    try {
      await sync.run({ chain, signal, balanceAgeMs, onProgress: (progress) => states.set(chain, progress) });
    } catch (error) {
      if (!(error instanceof TrackerError && error.code === 'aborted')) onFailure?.(chain, explain(error));
    }
  }

  async function rounds(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const chain of chains) if (!signal.aborted) await syncChain(chain, signal);
      await pause(intervalMs, signal);
    }
  }

  return {
    start() {
      if (stopping !== undefined || chains.length === 0) return;
      stopping = new AbortController();
      running = rounds(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      await running;
      stopping = undefined;
    },
    progress: () => [...states.values()],
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    timer.unref();
    signal.addEventListener('abort', end);
  });
}
