import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ledgerOf } from '@/lib/trace/ledger/ledger';
import { trace } from '@/lib/trace/trace';
import type { Measured } from './measured';
import { ledgerOfPayments, madeUpPayments, type Payments } from './payments';
import { slope } from './slope';

const TRANSFERS = 1_000_000;
const SIZES = [62_500, 125_000, 250_000, 500_000, 1_000_000];
/** So many addresses are in use at any time, however long the record is. */
const ALIVE = 5_000;
const REPEATS = 9;

/**
 * `trace-time`: an exact FIFO trace of a million transfers over 100,000 addresses, over a bare pass that only adds and
 * subtracts the same amounts per address, both from addresses as numbers. `trace-time-from-rows`: the same with all
 * that comes before, over a bare pass by the addresses as texts. `trace-growth`: the slope of its time over the length
 * of the record, both as logarithms. `trace-memory`: what ten million take at their peak, in a process of its own.
 */
export async function benchTrace(): Promise<Measured[]> {
  const { ratio, fromRows } = timeOfMillion(madeUpPayments(TRANSFERS));
  const growth = growthOf(SIZES.map((size) => madeUpPayments(size, ALIVE)));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/bench/trace-once.mts']);
  const { gigabytes, seconds } = JSON.parse(stdout) as { gigabytes: number; seconds: number };
  console.error(`trace of 10,000,000 transfers: ${seconds.toFixed(1)} s, ${gigabytes.toFixed(2)} GB at most`);
  return [
    { name: 'trace-time', value: ratio, limit: 3, unit: 'of a bare pass over 1,000,000 transfers' },
    { name: 'trace-time-from-rows', value: fromRows, limit: 3, unit: 'of a bare pass by address, with reading and ordering' },
    { name: 'trace-growth', value: growth, limit: 1.05, unit: 'log-log slope of time over the length of the record' },
    { name: 'trace-memory', value: gigabytes, limit: 4, unit: 'GB for 10,000,000 transfers' },
  ];
}

function timeOfMillion(payments: Payments): { ratio: number; fromRows: number } {
  const movements = [...payments.movements()];
  const ledger = ledgerOf(movements);
  const best = fastest({
    bare: () => barePass(payments),
    trace: () => trace(ledger, payments.thefts, { method: 'fifo' }),
    bareRows: () => barePassByText(movements),
    rows: () => trace(ledgerOf(movements), payments.thefts, { method: 'fifo' }),
  });
  console.error(`bare pass ${best.bare.toFixed(0)} ms, trace ${best.trace.toFixed(0)} ms; from rows: bare pass ${best.bareRows.toFixed(0)} ms, trace ${best.rows.toFixed(0)} ms`);
  return { ratio: best.trace / best.bare, fromRows: best.rows / best.bareRows };
}

/** The slope of a trace over records of several lengths. */
function growthOf(records: readonly Payments[]): number {
  const runs = records.map((payments) => ({ payments, ledger: ledgerOfPayments(payments) }));
  const best = fastest(Object.fromEntries(runs.map(({ payments, ledger }) => [payments.size, () => trace(ledger, payments.thefts, { method: 'fifo' })])));
  const points = records.map(({ size }): [number, number] => [size, best[size]!]);
  console.error(`trace by length: ${points.map(([size, ms]) => `${size} in ${ms.toFixed(1)} ms`).join(', ')}`);
  return slope(points);
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

/** The least milliseconds of each of several runs, one after the other: what else the machine does slows all alike. */
function fastest<Name extends string>(runs: Readonly<Record<Name, () => unknown>>): Record<Name, number> {
  const best = Object.fromEntries(Object.keys(runs).map((name) => [name, Infinity])) as Record<Name, number>;
  for (let i = 0; i < REPEATS; i++) {
    for (const name of Object.keys(runs) as Name[]) {
      const begun = performance.now();
      runs[name]();
      best[name] = Math.min(best[name], performance.now() - begun);
    }
  }
  return best;
}
