/** Money that no theft is known of. */
export const CLEAN = -1;

/**
 * A part of an amount, as it is handed from one account to another outside of the quick way: base units, and, if
 * stolen, the theft (its index in the trace), its share in integer micro-dollars at the time of the theft, and how it
 * came here. A clean piece has neither share nor record.
 */
export interface Piece {
  readonly theft: number;
  readonly amount: bigint;
  readonly micros: bigint;
  readonly record: number;
}

export function cleanPiece(amount: bigint): Piece {
  return { theft: CLEAN, amount, micros: 0n, record: -1 };
}

/**
 * Splits `total` in proportion to `weights` into integers whose sum is exactly `total`: each gets its share rounded
 * down, and the units that are left go one by one to the largest remainders (Hamilton's method), of equal ones to the
 * first. Expects weights of at least 0 with a sum above 0.
 */
export function splitByLargestRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  const parts = weights.map((weight) => (total * weight) / sum);
  const left = Number(total - parts.reduce((a, b) => a + b, 0n));
  if (left === 0) return parts;
  const remainders = weights.map((weight, i) => ({ i, rest: (total * weight) % sum }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of remainders.slice(0, left)) parts[i]! += 1n;
  return parts;
}

/** The same pieces as `total` units of another asset: units in proportion, the share of the theft unchanged. */
export function converted(pieces: readonly Piece[], total: bigint): Piece[] {
  const parts = splitByLargestRemainder(total, pieces.map((piece) => piece.amount));
  return pieces.map((piece, i) => ({ ...piece, amount: parts[i]! }));
}
