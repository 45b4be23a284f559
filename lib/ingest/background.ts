import { explain, TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { withLease } from './lease';
import { pause } from './pause';
import type { SyncProgress } from './progress';
import type { Sync } from './sync';

export interface BackgroundOptions {
  readonly db: Db;
  readonly sync: Sync;
  /** Names this process among those that share the store, as `leaseHolder` does. */
  readonly holder: string;
  /** The chains to keep up to date, three at once; one that another process is fetching is left to it. */
  readonly chains: readonly string[];
  /** From `start` to the first round. Default 0. */
  readonly delayMs?: number;
  /** From the end of one round to the start of the next. Default 5 minutes. */
  readonly intervalMs?: number;
  /** Balances younger than this are not read again. Default 1 hour. */
  readonly balanceAgeMs?: number;
  /** How long a chain stays with this process when it falls silent. Default 30 seconds. */
  readonly leaseMs?: number;
  /** Called with every failure, already in words for people. */
  readonly onFailure?: (chain: string, sentence: string) => void;
}

const AT_ONCE = 3;

/** No failures of this process: it was told to stop, or another one does the work. */
const QUIET: ReadonlySet<string> = new Set(['aborted', 'lease_held']);

/** The sync that runs beside the web. It never throws: what fails is told by `progress` and tried again next round. */
export interface BackgroundSync {
  start(): void;
  /**
   * Begins the sync of a chain now, whether rounds run or not, and resolves once its state is told; it goes on by itself.
   * Throws `lease_held` where the chain is being read already, and what keeps the sync from beginning.
   */
  ask(chain: string): Promise<void>;
  /** Stops what is under way; resolves when nothing is written any more. */
  stop(): Promise<void>;
  /** The last state of each chain that was begun in this process. */
  progress(): readonly SyncProgress[];
}

/** Makes the background sync; nothing runs before `start`. */
export function createBackgroundSync(options: BackgroundOptions): BackgroundSync {
  const { db, sync, holder, chains, delayMs = 0, intervalMs = 5 * 60_000, balanceAgeMs = 60 * 60_000, leaseMs, onFailure } = options;
  const states = new Map<string, SyncProgress>();
  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();

  const asking = new AbortController();
  const asked = new Set<Promise<void>>();
  const reading = new Set<string>();

  async function syncChain(chain: string, signal: AbortSignal, onBegin?: () => void): Promise<void> {
    const onProgress = (progress: SyncProgress) => {
      states.set(chain, progress);
      onBegin?.();
    };
    // The lease tells processes apart, and this is one.
    if (reading.has(chain)) throw new TrackerError('lease_held', `${chain} is being read already.`, { fix: '/status says how far it is.' });
    reading.add(chain);
    try {
      await withLease(db, { chain, holder, ttlMs: leaseMs, signal }, (held) => sync.run({ chain, signal: held, balanceAgeMs, onProgress }));
    } finally {
      reading.delete(chain);
    }
  }

  function tell(chain: string, error: unknown): void {
    if (!(error instanceof TrackerError && QUIET.has(error.code))) onFailure?.(chain, explain(error));
  }

  async function round(signal: AbortSignal): Promise<void> {
    const waiting = [...chains];
    const worker = async () => {
      for (let chain = waiting.shift(); chain !== undefined && !signal.aborted; chain = waiting.shift()) {
        const next = chain;
        await syncChain(next, signal).catch((error: unknown) => tell(next, error));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  async function rounds(signal: AbortSignal): Promise<void> {
    if (!(await pause(delayMs, signal))) return;
    do await round(signal);
    while (await pause(intervalMs, signal));
  }

  return {
    start() {
      if (stopping !== undefined || chains.length === 0) return;
      stopping = new AbortController();
      running = rounds(stopping.signal);
    },
    async ask(chain) {
      let onBegin = () => undefined as void;
      const beginning = new Promise<void>((resolve) => (onBegin = resolve));
      const run = syncChain(chain, asking.signal, () => onBegin());
      const over = run.catch((error: unknown) => tell(chain, error)).finally(() => asked.delete(over));
      asked.add(over);
      await Promise.race([beginning, run]);
    },
    async stop() {
      asking.abort();
      stopping?.abort();
      await Promise.all([running, ...asked]);
      stopping = undefined;
    },
    progress: () => [...states.values()],
  };
}
