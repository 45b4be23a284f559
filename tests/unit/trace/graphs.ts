import fc from 'fast-check';
import type { Service } from '@/lib/trace/types';
import { pay, type Row, service } from './story';

export interface Graph {
  readonly rows: readonly Row[];
  readonly services: readonly Service[];
}

interface Shape {
  readonly addresses: number;
  readonly largest: bigint;
  /** Assets beside ETH, and whether several movements may share a transaction: then there are swaps. */
  readonly swaps: boolean;
}

/**
 * Random records: payments among few addresses, so that there are cycles, self-payments, missing histories and zero
 * amounts in nearly all of them; some payments are thefts, some addresses services, some rows fees.
 */
export function graph({ addresses, largest, swaps }: Shape): fc.Arbitrary<Graph> {
  const address = fc.integer({ min: 0, max: addresses - 1 }).map((n) => `a${n}`);
  const amount = fc.oneof({ weight: 8, arbitrary: fc.bigInt(1n, largest) }, { weight: 1, arbitrary: fc.constant(0n) });
  const row = fc.record({
    from: address,
    to: address,
    amount,
    asset: swaps ? fc.constantFrom('ETH', 'ETH', 'A', 'B') : fc.constant('ETH'),
    tx: swaps ? fc.option(fc.constantFrom('s1', 's2', 's3', 's4'), { nil: undefined }) : fc.constant(undefined),
    what: fc.constantFrom('pay', 'pay', 'pay', 'pay', 'fee', 'theft', 'theft2'),
    usd: fc.integer({ min: 0, max: 1_000_000 }),
  });
  const labelled = fc.uniqueArray(fc.tuple(address, fc.constantFrom('mixer', 'cex', 'dex_router')), { maxLength: 3, selector: ([name]) => name });
  return fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 40 }), labelled }).map(({ rows, labelled }) => ({
    rows: [pay('victim', 'a0', largest, { theft: 'heist', usd: 1_000 }), ...rows.map(rowOf)],
    services: labelled.map(([name, category]) => service(name, category)),
  }));
}

function rowOf({ what, from, to, amount, asset, tx, usd }: { what: string; from: string; to: string; amount: bigint; asset: string; tx: string | undefined; usd: number }, i: number): Row {
  if (what === 'fee') return pay(from, '', amount, { kind: 'fee', asset, tx, position: String(i) });
  const stolen = what !== 'pay' && amount > 0n ? { theft: what === 'theft' ? 'heist' : 'second', usd } : {};
  return pay(from, to, amount, { asset, tx, ...stolen });
}
