import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { trace } from '@/lib/trace/trace';
import type { Measured } from './measured';
import { ledgerOfPayments, madeUpPayments, type Payments } from './payments';
import { slope } from './slope';

const TRANSFERS = 1_000_000;
const SIZES = [125_000, 250_000, 500_000, 1_000_000];
const REPEATS = 5;

/**
 * `trace-time`: an exact FIFO trace of a million transfers over 100,000 addresses, over a bare pass that only adds and
 * subtracts the same amounts per address, both from addresses as numbers. `trace-time-from-rows`: the same with all
 * that comes before, over a bare pass by the addresses as texts. `trace-growth`: the slope of its time over the number
 * of transfers, both as logarithms. `trace-memory`: what ten million take at their peak, in a process of its own.
 */
export async function benchTrace(): Promise<Measured[]> {
  const { ratio, fromRows } = timeOfMillion(madeUpPayments(TRANSFERS));
  const growth = slope(SIZES.map((size) => [size, timeOf(size)]));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/bench/trace-once.mts']);
  const { gigabytes, seconds } = JSON.parse(stdout) as { gigabytes: number; seconds: number };
  console.error(`trace of 10,000,000 transfers: ${seconds.toFixed(1)} s, ${gigabytes.toFixed(2)} GB at most`);
  return [
    { name: 'trace-time', value: ratio, limit: 3, unit: 'of a bare pass over 1,000,000 transfers' },
    { name: 'trace-time-from-rows', value: fromRows, limit: 3, unit: 'of a bare pass by address, with reading and ordering' },
    { name: 'trace-growth', value: growth, limit: 1.05, unit: 'log-log slope of time' },
    { name: 'trace-memory', value: gigabytes, limit: 4, unit: 'GB for 10,000,000 transfers' },
  ];
}

function timeOfMillion(payments: Payments): { ratio: number; fromRows: number } {
  const ledger = ledgerOfPayments(payments);
  const movements = [...payments.movements()];
  const best = { bare: Infinity, trace: Infinity, bareRows: Infinity, rows: Infinity };
  for (let i = 0; i < REPEATS; i++) {
    best.bare = Math.min(best.bare, timed(() => barePass(payments)));
    best.trace = Math.min(best.trace, timed(() => trace(ledger, payments.thefts, { method: 'fifo' })));
    best.bareRows = Math.min(best.bareRows, timed(() => barePassByText(movements)));
    best.rows = Math.min(best.rows, timed(() => trace(ledgerOfPayments(payments), payments.thefts, { method: 'fifo' })));
  }
  console.error(`bare pass ${best.bare.toFixed(0)} ms, trace ${best.trace.toFixed(0)} ms; from rows: bare pass ${best.bareRows.toFixed(0)} ms, trace ${best.rows.toFixed(0)} ms`);
  return { ratio: best.trace / best.bare, fromRows: best.rows / best.bareRows };
}

function barePass({ size, from, to, amounts, addresses }: Payments): bigint[] {
  const balances = new Array<bigint>(addresses.length).fill(0n);
  for (let i = 0; i < size; i++) {
    const amount = amounts[i]!;
    balances[from[i]!]! -= amount;
    balances[to[i]!]! += amount;
  }
  return balances;
}

function barePassByText(movements: readonly { readonly from: string; readonly to: string; readonly amount: bigint }[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  for (const { from, to, amount } of movements) {
    balances.set(from, (balances.get(from) ?? 0n) - amount);
    balances.set(to, (balances.get(to) ?? 0n) + amount);
  }
  return balances;
}

function timeOf(size: number): number {
  const payments = madeUpPayments(size);
  const ledger = ledgerOfPayments(payments);
  let best = Infinity;
  for (let i = 0; i < REPEATS; i++) best = Math.min(best, timed(() => trace(ledger, payments.thefts, { method: 'fifo' })));
  console.error(`trace of ${size} transfers: ${best.toFixed(0)} ms`);
  return best;
}

/** Milliseconds. */
function timed(run: () => unknown): number {
  const begun = performance.now();
  run();
  return performance.now() - begun;
}
