import type { TracePlace } from '@/lib/charts/contract';
import { formatUnits, formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import type { PlaceRow, Whereabouts } from '@/lib/trace/answer';
import type { Range } from '@/lib/trace/range';
import type { Assets } from './assets';
import type { Names } from './names';

export type PlaceLists = { readonly [list in 'ends' | 'held' | 'frontier' | 'fees']: readonly TracePlace[] };

export interface PlaceOptions {
  readonly names: Names;
  readonly assets: Assets;
  /** None under poison. */
  readonly ranges: readonly Range[];
  /** Under poison an amount is counted wherever it passes, and has no value. */
  readonly isReach: boolean;
}

/** Where the loot is, as rows. */
export function placeLists({ ends, held, frontier, fees }: Whereabouts, options: PlaceOptions): PlaceLists {
  const byPlace = new Map(options.ranges.map((range) => [keyOf(range.kind, range), range]));
  const rows = (kind: Range['kind'] | undefined, places: readonly PlaceRow[]) =>
    places.map((row) => placeRow(row, kind === undefined ? undefined : byPlace.get(keyOf(kind, row)), options));
  return { ends: rows('end', ends), held: rows('held', held), frontier: rows('frontier', frontier), fees: rows(undefined, fees) };
}

function keyOf(kind: Range['kind'], { category, chain, address, asset, destination }: Omit<Range, 'kind' | 'amount' | 'micros' | 'byMethod' | 'name'>): string {
  return JSON.stringify([kind, category, chain, address, asset, destination]);
}

function placeRow(row: PlaceRow, range: Range | undefined, { names, assets, isReach }: PlaceOptions): TracePlace {
  const { category, name, chain, address, asset, amount, usdMicros, destination, firstTime, lastTime } = row;
  const { decimals } = assets.of(chain, asset);
  return {
    category,
    name,
    ...names.party(chain, address),
    ...names.sum(chain, asset, amount, isReach ? null : usdMicros),
    destination: destination === null ? null : shown(destination, names),
    first_time: isoSeconds(firstTime),
    last_time: isoSeconds(lastTime),
    range: range === undefined ? null : {
      least: formatUnits(range.amount.least, decimals),
      most: formatUnits(range.amount.most, decimals),
      least_usd: range.micros === null ? null : formatUsd(range.micros.least),
      most_usd: range.micros === null ? null : formatUsd(range.micros.most),
    },
  };
}

/** `chain:address` as it is shown. */
function shown(destination: string, names: Names): string {
  const at = destination.indexOf(':');
  return names.id(destination.slice(0, at), destination.slice(at + 1));
}
