import { Command } from 'commander';
import { configuredProvider } from '@/lib/chain/configured';
import { readConfig } from '@/lib/config';
import { openStore } from '@/lib/db/client';
import { leaseHolder, withLease } from '@/lib/ingest/lease';
import { loadFacts } from '@/lib/ingest/load-facts';
import { storedVersion } from '@/lib/ingest/load-registry';
import type { SyncProgress } from '@/lib/ingest/progress';
import { createSync } from '@/lib/ingest/sync';
import { createProgressLine, runCommand } from './output';

/** `tracker sync`: fetches what is missing of one chain. */
export function syncCommand(): Command {
  return new Command('sync')
    .description('Fetch what is missing of a chain: transfers of the flagged wallets, and what they hold.')
    .requiredOption('--chain <name>', 'name of the chain, for instance ethereum')
    .option('--json', 'the result as JSON', false)
    .action(({ chain, json }: { chain: string; json: boolean }) => runCommand(json, () => syncChain(chain), inWords));
}

interface Result {
  readonly chain: string;
  readonly state: string;
  readonly head: number | null;
  readonly wanted: number;
  readonly done: number;
  readonly requests: number;
  readonly rows: number;
  readonly missing_kinds: readonly string[];
  readonly message: string | null;
}

async function syncChain(chain: string): Promise<Result> {
  const config = readConfig();
  // A chain without an endpoint is told before the store is touched.
  configuredProvider(config, chain).destroy();
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const line = createProgressLine();
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, holder: `tracker sync --chain ${chain}` });
  try {
    if ((await storedVersion(store.db)) === undefined) await loadFacts(store.db, config.dataDir);
    const sync = createSync({ db: store.db, provider: (name) => configuredProvider(config, name), quorum: config.quorum });
    const onProgress = (progress: SyncProgress) => line.show(progressLine(progress, new Date()));
    const end = await withLease(store.db, { chain, holder: leaseHolder('sync'), signal: stop.signal }, (signal) =>
      sync.run({ chain, signal, onProgress }),
    );
    const { state, head, wanted, done, requests, rows, missingKinds, message } = end;
    return { chain, state, head, wanted, done, requests, rows, missing_kinds: missingKinds, message };
  } finally {
    line.end();
    await store.close();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

const number = new Intl.NumberFormat('en-US');

/** Blocks, requests, rows and time left on one line. */
export function progressLine({ chain, wanted, done, requests, rows, eta }: SyncProgress, now: Date): string {
  const percent = wanted === 0 ? '' : ` (${Math.floor((100 * done) / wanted)} %)`;
  const left = eta === null || done >= wanted ? '' : `, ${duration(eta.getTime() - now.getTime())} left`;
  const blocks = wanted === 0 ? 'asking for the last final block' : `${number.format(done)} of ${number.format(wanted)} blocks${percent}`;
  return `${chain}: ${blocks}, ${number.format(requests)} requests, ${number.format(rows)} new transfers${left}`;
}

function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function inWords({ chain, head, requests, rows, message }: Result): string {
  const first = `${chain} is complete up to block ${number.format(head ?? 0)}: ${number.format(rows)} new transfers, ${number.format(requests)} requests.`;
  return message === null ? first : `${first}\n${message}`;
}
