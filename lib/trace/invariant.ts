import type { Swap } from './delivery';
import type { Ledger } from './ledger/ledger';
import type { Piece } from './pieces';
import { type Place, totalOf } from './places';
import type { FoundTheft } from './thefts';

/** One asset: what was stolen of it, what swaps and bridges made of it, and what the trace accounts for. */
export interface AssetBalance {
  readonly chain: string;
  readonly asset: string;
  readonly stolen: bigint;
  readonly swappedIn: bigint;
  readonly swappedOut: bigint;
  readonly accounted: bigint;
}

/** The proof that nothing was lost: ends + held + frontier + fees = stolen, per asset in base units, and in dollars. */
export interface Invariant {
  readonly holds: boolean;
  readonly assets: readonly AssetBalance[];
  /** Micro-dollars over the thefts whose value is known. */
  readonly micros: { readonly stolen: bigint; readonly accounted: bigint };
}

/** Adds up both sides. What a swap took out of one asset and put into another is counted on both. */
export function checkInvariant(ledger: Ledger, thefts: readonly FoundTheft[], swaps: readonly Swap[], places: readonly Place[]): Invariant {
  const { accounts } = ledger;
  const assets = new Map<number, { stolen: bigint; swappedIn: bigint; swappedOut: bigint; accounted: bigint }>();
  const of = (account: number) => {
    const asset = accounts.assetOf(account);
    const sums = assets.get(asset) ?? { stolen: 0n, swappedIn: 0n, swappedOut: 0n, accounted: 0n };
    assets.set(asset, sums);
    return sums;
  };
  for (const { movement } of thefts) of(ledger.to[movement]!).stolen += ledger.amount(movement);
  for (const { from, given, to, got } of swaps) {
    of(from).swappedOut += unitsOf(given);
    of(to).swappedIn += unitsOf(got);
  }
  for (const { account, sums } of places) of(account).accounted += totalOf(sums).amount;
  const rows = [...assets].map(([asset, sums]) => ({ ...accounts.assetName(asset), ...sums }));
  rows.sort((a, b) => (`${a.chain} ${a.asset}` < `${b.chain} ${b.asset}` ? -1 : 1));
  const known = new Set(incidentsWithValue(thefts));
  const stolen = thefts.filter(({ incident }) => known.has(incident)).reduce((sum, { usdMicros }) => sum + (usdMicros ?? 0n), 0n);
  const accounted = places.flatMap(({ sums }) => sums).filter(({ incident }) => known.has(incident)).reduce((sum, { micros }) => sum + (micros ?? 0n), 0n);
  const balanced = rows.every((row) => row.stolen + row.swappedIn - row.swappedOut === row.accounted);
  return { holds: balanced && stolen === accounted, assets: rows, micros: { stolen, accounted } };
}

function unitsOf(pieces: readonly Piece[]): bigint {
  return pieces.reduce((sum, { theft, amount }) => (theft < 0 ? sum : sum + amount), 0n);
}

function incidentsWithValue(thefts: readonly FoundTheft[]): string[] {
  const unknown = new Set(thefts.filter(({ usdMicros }) => usdMicros === null).map(({ incident }) => incident));
  return thefts.map(({ incident }) => incident).filter((incident) => !unknown.has(incident));
}
