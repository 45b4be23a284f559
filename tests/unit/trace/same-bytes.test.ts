import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceJson } from '@/lib/trace/trace-json';
import { ledgerOf } from '@/lib/trace/ledger/ledger';
import { rangesOf } from '@/lib/trace/range';
import { trace } from '@/lib/trace/trace';
import { METHODS, type Method, type Service } from '@/lib/trace/types';
import { type Graph, graph } from './graphs';
import { service, told } from './story';

const swapping = graph({ addresses: 6, largest: 1_000n, swaps: true });

/** Two labels that contradict each other beside those of the graph. */
const contradicting: Service[] = [service('a5', 'mixer'), { ...service('a5', 'cex'), name: 'Other' }, service('a4', 'cex'), service('a4', 'bridge')];

/** The whole answer as it is printed, from the rows, thefts and labels in the order that `shuffled` gives them. */
function printed({ rows, services }: Graph, method: Method, shuffled: <T>(items: readonly T[]) => T[]): string {
  const { movements, thefts } = told(rows);
  const given = { services: shuffled([...services, ...contradicting]), hubCounterparties: 5, minSweeps: 1 };
  const [ledger, stolen] = [ledgerOf(shuffled(movements)), shuffled(thefts)];
  const ranges = method === 'fifo' ? rangesOf(ledger, stolen, given) : undefined;
  return JSON.stringify(traceJson(trace(ledger, stolen, { ...given, method }), 3, ranges, given.services));
}

describe('the same transfers, thefts and services', () => {
  it.each(METHODS)('give the same bytes in whatever order their rows come: %s', (method) => {
    fc.assert(
      fc.property(swapping, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (graph, keys) => {
        const shuffled = <T>(items: readonly T[]) => items.map((item, i) => ({ item, key: keys[i % keys.length]! })).sort((a, b) => a.key - b.key).map(({ item }) => item);
        expect(printed(graph, method, shuffled)).toBe(printed(graph, method, (items) => [...items]));
      }),
      { numRuns: 100 },
    );
  });
});
