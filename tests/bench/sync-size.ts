import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { tempFolder } from '../helpers/folder';
import type { Measured } from './measured';
import { startProxy } from './proxy';
import { slope } from './slope';
import { startTokenHistory } from './token-history';

const SIZES = [10_000, 100_000, 1_000_000];
const BLOCKS = 1_000;
const RANGE = 50;

interface Once {
  readonly rows: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * `sync-memory`: how much more memory a sync of a million token transfers takes at its peak than one of ten thousand.
 * `sync-growth`: the slope of its time over the number of transfers, both as logarithms. Each in a process of its own.
 */
export async function benchSyncSize(): Promise<Measured[]> {
  const runs: Once[] = [];
  for (const size of SIZES) {
    const run = await syncOnce(size);
    console.error(`sync of ${run.rows} transfers: ${run.seconds.toFixed(1)} s, ${run.megabytes.toFixed(0)} MB at most`);
    runs.push(run);
  }
  const megabytes = runs.map((run) => run.megabytes);
  return [
    { name: 'sync-memory', value: Math.max(...megabytes) - (megabytes[0] ?? 0), limit: 64, unit: 'MB more for 1,000,000 transfers than for 10,000' },
    { name: 'sync-growth', value: slope(runs.map(({ rows, seconds }) => [rows, seconds])), limit: 1.05, unit: 'log-log slope of time' },
  ];
}

async function syncOnce(size: number): Promise<Once> {
  const history = await startTokenHistory(size, size / BLOCKS);
  const proxy = await startProxy(history.anvil.url, RANGE);
  const folder = tempFolder();
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/bench/sync-once.mts', proxy.url, folder.path]);
    const once = JSON.parse(stdout) as Once;
    if (once.rows !== size) throw new Error(`The sync stored ${once.rows} of ${size} transfers.`);
    return once;
  } finally {
    folder.remove();
    proxy.stop();
    await history.anvil.stop();
  }
}
