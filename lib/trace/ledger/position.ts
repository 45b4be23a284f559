const PARTS = /[#_]/;

/**
 * Positions in the order in which they happen: empty first, then number by number, a call before the calls within
 * it (`0`, `0_1`, `0_10`, `1`), and calls of which only the number among all is known by that (`#2`, `#10`). Log
 * indices and trace addresses are compared alike, but only with their own kind.
 */
export function comparePositions(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '') return -1;
  if (b === '') return 1;
  const [left, right] = [a.split(PARTS), b.split(PARTS)];
  for (let k = 0; k < Math.min(left.length, right.length); k++) {
    const difference = Number(left[k]) - Number(right[k]);
    if (difference !== 0) return difference;
  }
  return left.length - right.length || (a < b ? -1 : 1);
}

/** The first number of a position. */
export function firstNumber(position: string): number {
  return Number.parseInt(position, 10);
}
