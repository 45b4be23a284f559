import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerOf } from '@/lib/trace/ledger/ledger';
import { totalOf } from '@/lib/trace/places';
import { trace, type Trace } from '@/lib/trace/trace';
import { METHODS, type Method } from '@/lib/trace/types';
import { type Graph, graph } from './graphs';
import { told } from './story';

const plain = graph({ addresses: 6, largest: 50n, swaps: false });
const large = graph({ addresses: 4, largest: (1n << 256n) - 1n, swaps: false });
const swapping = graph({ addresses: 6, largest: 1_000n, swaps: true });
const money = METHODS.filter((method) => method !== 'poison');

function run({ rows, services }: Graph, method: Method): Trace {
  const { movements, thefts } = told(rows);
  return trace(ledgerOf(movements), thefts, { method, services, hubCounterparties: 5, minSweeps: 1 });
}

describe('ends + held + frontier + fees = stolen, to the last unit and micro-dollar', () => {
  it.each(money)('%s, over payments, cycles, missing histories, services and fees', (method) => {
    fc.assert(
      fc.property(plain, (graph) => {
        const { ledger, thefts, ends, held, frontier, fees } = run(graph, method);
        const places = [...ends, ...held, ...frontier, ...fees].map(({ sums }) => totalOf(sums));
        const stolen = thefts.reduce((sum, { movement }) => sum + ledger.amount(movement), 0n);
        expect(places.reduce((sum, { amount }) => sum + amount, 0n)).toBe(stolen);
        expect(places.reduce((sum, { micros }) => sum + micros!, 0n)).toBe(thefts.reduce((sum, { usdMicros }) => sum + usdMicros!, 0n));
      }),
      { numRuns: 300 },
    );
  });

  it.each(money)('%s, for the largest amounts that a chain can hold', (method) => {
    fc.assert(
      fc.property(large, (graph) => {
        expect(run(graph, method).invariant?.holds).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it.each(money)('%s, over transactions of several assets: dollars always, units where nothing was swapped', (method) => {
    fc.assert(
      fc.property(swapping, (graph) => {
        const { thefts, invariant } = run(graph, method);
        expect(invariant?.holds).toBe(true);
        expect(invariant?.micros.accounted).toBe(thefts.reduce((sum, { usdMicros }) => sum + usdMicros!, 0n));
      }),
      { numRuns: 400 },
    );
  });
});

describe('no trace finds more stolen than there is', () => {
  it.each(money)('%s, in any account', (method) => {
    fc.assert(
      fc.property(plain, (graph) => {
        const { ledger, held, assumed } = run(graph, method);
        const balance = new Map(assumed.map(({ account, amount }) => [account, amount]));
        for (let i = 0; i < ledger.size; i++) {
          balance.set(ledger.from[i]!, (balance.get(ledger.from[i]!) ?? 0n) - ledger.amount(i));
          balance.set(ledger.to[i]!, (balance.get(ledger.to[i]!) ?? 0n) + ledger.amount(i));
        }
        for (const { account, sums } of held) expect(totalOf(sums).amount <= balance.get(account)!).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
