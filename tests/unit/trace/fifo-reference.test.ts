import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Method, Movement, Theft } from '@/lib/trace/types';
import { graph } from './graphs';
import { amounts, dollars, follow, told } from './story';

type Unit = { readonly theft: number; readonly index: bigint } | 'clean';

/**
 * FIFO and LIFO written as a child would play them: every unit is a coin of its own, an account is a row of coins
 * that leave from its front. What an account is short of is found by playing once with debts, and is there first.
 */
function play(movements: readonly Movement[], thefts: readonly Theft[], services: ReadonlySet<string>, newestFirst: boolean) {
  const debts = new Map<string, number>();
  const balance = new Map<string, number>();
  for (const { from, to, amount } of movements) {
    const left = (balance.get(from) ?? 0) - Number(amount);
    balance.set(from, left);
    debts.set(from, Math.min(debts.get(from) ?? 0, left));
    balance.set(to, (balance.get(to) ?? 0) + Number(amount));
  }
  const coins = new Map<string, Unit[]>();
  const of = (address: string) => {
    if (!coins.has(address)) coins.set(address, Array.from({ length: services.has(address) ? 1e4 : -(debts.get(address) ?? 0) }, (): Unit => 'clean'));
    return coins.get(address)!;
  };
  for (const { txHash, position, kind, from, to, amount } of movements) {
    const theft = thefts.findIndex((one) => one.txHash === txHash && one.position === position && one.kind === kind);
    if (from === to && theft < 0) continue;
    const giver = of(from);
    const taken = giver.splice(0, Number(amount));
    const given = services.has(from) ? taken.map((): Unit => 'clean') : taken;
    const coming = theft >= 0 ? given.map((_, index): Unit => ({ theft, index: BigInt(index) })) : given;
    if (kind === 'fee') continue;
    if (newestFirst) of(to).unshift(...coming);
    else of(to).push(...coming);
  }
  return coins;
}

function micros(unit: Unit, thefts: readonly Theft[], movements: readonly Movement[]): bigint {
  if (unit === 'clean') return 0n;
  const theft = thefts[unit.theft]!;
  const units = movements.find((one) => one.txHash === theft.txHash && one.kind === theft.kind && one.position === theft.position)!.amount;
  return ((unit.index + 1n) * theft.usdMicros!) / units - (unit.index * theft.usdMicros!) / units;
}

describe.each<[Method, boolean]>([['fifo', false], ['lifo', true]])('%s, against coins moved one by one', (method, newestFirst) => {
  it('leaves the same stolen units and the same dollars in each account', () => {
    fc.assert(
      fc.property(graph({ addresses: 5, largest: 12n, swaps: false }), ({ rows, services }) => {
        const { movements, thefts } = told(rows);
        const stops = new Set(services.map(({ address }) => address));
        const coins = play(movements, thefts, stops, newestFirst);
        const found = follow(rows, method, { services, minSweeps: 100 });
        const stolenUnits = [...coins].filter(([address]) => !stops.has(address)).map(([address, units]): [string, Unit[]] => [address, units.filter((unit) => unit !== 'clean')]);
        const expected = stolenUnits.filter(([, units]) => units.length > 0);
        expect(amounts(found, found.held)).toEqual(Object.fromEntries(expected.map(([address, units]) => [address, BigInt(units.length)])));
        expect(dollars(found, found.held)).toEqual(
          Object.fromEntries(expected.map(([address, units]) => [address, units.reduce((sum, unit) => sum + micros(unit, thefts, movements), 0n)])),
        );
      }),
      { numRuns: 500 },
    );
  });
});
