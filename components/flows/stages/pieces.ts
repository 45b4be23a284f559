import type { TracePath, TracePlace, TraceView } from '@/lib/charts/contract';
import { parseUsd } from '@/lib/core/money';

/** A part of what is in one place, by how many steps it came. Null where the list of ways does not say. */
export interface PlacePiece {
  readonly place: TracePlace;
  readonly steps: number | null;
  readonly micros: bigint;
}

/** What names a place in both lists. */
const keyOf = (chain: string, address: string, asset: string, contract: string | null, category: string, name: string | null) =>
  JSON.stringify([chain, address, asset, contract, category, name]);

export const placeKey = (place: TracePlace) => keyOf(place.chain, place.address, place.asset, place.asset_contract, place.category, place.name);
const pathKey = (path: TracePath) => keyOf(path.chain, path.to, path.asset, path.asset_contract, path.to_category, path.to_name);

/** The ways into each place, by `placeKey`, those that brought most first as the trace gives them. */
export function pathsByPlace(paths: readonly TracePath[]): ReadonlyMap<string, readonly TracePath[]> {
  const found = new Map<string, TracePath[]>();
  for (const path of paths) {
    const ways = found.get(pathKey(path));
    if (ways === undefined) found.set(pathKey(path), [path]);
    else ways.push(path);
  }
  return found;
}

/** All places that have a value in dollars, split by the steps of their ways. A fee is paid on the way: it has none. */
export function piecesOf(view: TraceView): readonly PlacePiece[] {
  const ways = pathsByPlace(view.paths);
  return [...view.ends, ...view.held, ...view.frontier, ...view.fees].flatMap((place) => {
    if (place.usd === null) return [];
    const pieces = new Map<number | null, bigint>();
    let rest = parseUsd(place.usd);
    for (const { usd, transactions } of ways.get(placeKey(place)) ?? []) {
      const micros = usd === null ? 0n : parseUsd(usd);
      if (micros > rest) continue;
      const steps = transactions.length - 1;
      pieces.set(steps, (pieces.get(steps) ?? 0n) + micros);
      rest -= micros;
    }
    if (rest > 0n) pieces.set(null, (pieces.get(null) ?? 0n) + rest);
    return [...pieces].map(([steps, micros]) => ({ place, steps, micros }));
  });
}
