import type { TraceTotals } from '@/lib/charts/contract';
import { formatUsd, sum } from '@/lib/core/money';
import type { Place } from '@/lib/trace/places';
import { totalOf } from '@/lib/trace/places';
import type { Trace } from '@/lib/trace/trace';

/** What was stolen and where it is, in dollars at the time of the theft; null as soon as a price is unknown, and under poison. */
export function totalsOf(trace: Trace): TraceTotals {
  return told(trace, allOf(trace.thefts.map(({ usdMicros }) => usdMicros)), (places) => allOf(places.map(({ sums }) => totalOf(sums).micros)));
}

/** The same of what has a price. */
export function leastTotalsOf(trace: Trace): TraceTotals {
  const stolen = sum(trace.thefts.map(({ usdMicros }) => usdMicros ?? 0n));
  return told(trace, stolen, (places) => sum(places.flatMap(({ pieces }) => [...pieces()].map(({ micros }) => micros))));
}

function told({ method, ends, held, frontier, fees, feesKnown }: Trace, stolen: bigint | null, of: (places: readonly Place[]) => bigint | null): TraceTotals {
  const usd = (micros: bigint | null) => (micros === null ? null : formatUsd(micros));
  const worth = (places: readonly Place[]) => (method === 'poison' ? null : usd(of(places)));
  return { stolen: usd(stolen), ended: worth(ends), held: worth(held), frontier: worth(frontier), fees: feesKnown ? worth(fees) : null };
}

function allOf(micros: readonly (bigint | null)[]): bigint | null {
  return micros.reduce<bigint | null>((total, one) => (total === null || one === null ? null : total + one), 0n);
}
