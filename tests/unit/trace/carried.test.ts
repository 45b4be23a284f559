import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedOf } from '@/lib/trace/carried';
import { ledgerOf } from '@/lib/trace/ledger/ledger';
import { trace } from '@/lib/trace/trace';
import { METHODS, type Method } from '@/lib/trace/types';
import { type Graph, graph } from './graphs';
import { pay, service, told } from './story';

const money = METHODS.filter((method) => method !== 'poison');

function run({ rows, services }: Graph, method: Method) {
  const { movements, thefts } = told(rows);
  const found = trace(ledgerOf(movements), thefts, { method, services, hubCounterparties: 5, minSweeps: 1 });
  return { found, carried: carriedOf(found) };
}

describe('what the records of a trace brought', () => {
  it.each(money)('comes to what was stolen, theft by theft, to the last unit and micro-dollar, also through swaps: %s', (method) => {
    fc.assert(
      fc.property(fc.oneof(graph({ addresses: 6, largest: 50n, swaps: false }), graph({ addresses: 6, largest: 1_000n, swaps: true })), (graph) => {
        const { found, carried } = run(graph, method);
        const { ledger, records, thefts } = found;
        const roots = Array.from({ length: records.size }, (_, record) => record).filter((record) => records.parentOf(record) < 0);
        const brought = roots.map((record) => [carried.theftOf[record], carried.amounts[record], carried.micros[record]]);
        expect(brought.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(thefts.map(({ movement, usdMicros }, i) => [i, ledger.amount(movement), usdMicros]));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['fifo', 'lifo', 'tiho'] as const)('never more than its movement moved: %s', (method) => {
    fc.assert(
      fc.property(graph({ addresses: 6, largest: 50n, swaps: false }), (graph) => {
        const { found: { ledger, records }, carried } = run(graph, method);
        const perMovement = new Map<number, bigint>();
        carried.amounts.forEach((amount, record) => {
          const movement = records.movementOf(record);
          perMovement.set(movement, (perMovement.get(movement) ?? 0n) + amount);
        });
        for (const [movement, amount] of perMovement) expect(amount).toBeLessThanOrEqual(ledger.amount(movement));
      }),
      { numRuns: 200 },
    );
  });

  it('counts the steps from the theft, and none for a swap', () => {
    const { found, carried } = run({
      rows: [
        pay('victim', 'a', 10n, { theft: 'heist', usd: 10 }),
        pay('a', 'pool', 10n, { tx: 'swap' }),
        pay('pool', 'a', 30n, { tx: 'swap', asset: 'A' }),
        pay('a', 'b', 30n, { asset: 'A' }),
        pay('b', 'mixer', 12n, { asset: 'A' }),
      ],
      services: [service('pool', 'dex_router'), service('mixer', 'mixer')],
    }, 'fifo');
    const { ledger, records } = found;
    const told = Array.from({ length: records.size }, (_, record) => {
      const { address, asset } = ledger.accounts.nameOf(ledger.to[records.movementOf(record)]!);
      return [address, asset, carried.hops[record], carried.amounts[record]];
    });
    expect(told).toEqual([['a', 'ETH', 0, 10n], ['a', 'A', 0, 30n], ['b', 'A', 1, 30n], ['mixer', 'A', 2, 12n]]);
  });
});
