/**
 * Unsigned integers of a fixed width inside a Uint32Array, least significant 32 bits first. They hold the same whole
 * base units as a bigint does; a million of them are added without allocating anything, which bigint can't do.
 */
export type Limbs = Uint32Array;

const LIMB = 0x1_0000_0000;

const word = new BigUint64Array(1);
const halves = new Uint32Array(word.buffer);
// On a big-endian machine the halves of a word stand the other way round.
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;

/**
 * Arithmetic on numbers of one width. A number is given by its array and the index of its first limb. The width is
 * chosen so that the sum of all amounts of a record fits (see `ledger.ts`): nothing overflows, nothing is rounded.
 */
export class LimbMath {
  constructor(readonly width: number) {}

  /** a += b. */
  add(a: Limbs, i: number, b: Limbs, j: number): void {
    let carry = 0;
    for (let k = 0; k < this.width; k++) {
      const sum = a[i + k]! + b[j + k]! + carry;
      a[i + k] = sum;
      carry = sum >= LIMB ? 1 : 0;
    }
  }

  /** a -= b; expects b <= a. */
  subtract(a: Limbs, i: number, b: Limbs, j: number): void {
    let borrow = 0;
    for (let k = 0; k < this.width; k++) {
      const rest = a[i + k]! - b[j + k]! - borrow;
      a[i + k] = rest;
      borrow = rest < 0 ? 1 : 0;
    }
  }

  /** Whether a < b. */
  isLess(a: Limbs, i: number, b: Limbs, j: number): boolean {
    for (let k = this.width - 1; k >= 0; k--) {
      const difference = a[i + k]! - b[j + k]!;
      if (difference !== 0) return difference < 0;
    }
    return false;
  }

  isZero(a: Limbs, i: number): boolean {
    for (let k = 0; k < this.width; k++) if (a[i + k] !== 0) return false;
    return true;
  }

  copy(a: Limbs, i: number, b: Limbs, j: number): void {
    for (let k = 0; k < this.width; k++) a[i + k] = b[j + k]!;
  }

  clear(a: Limbs, i: number): void {
    for (let k = 0; k < this.width; k++) a[i + k] = 0;
  }

  /** Writes a bigint; expects it to be at least 0 and to fit. */
  write(a: Limbs, i: number, value: bigint): void {
    let rest = value;
    for (let k = 0; k < this.width; k += 2) {
      word[0] = rest;
      a[i + k] = halves[LOW]!;
      if (k + 1 < this.width) a[i + k + 1] = halves[1 - LOW]!;
      rest >>= 64n;
    }
  }

  read(a: Limbs, i: number): bigint {
    let value = 0n;
    for (let k = this.width + (this.width % 2) - 2; k >= 0; k -= 2) {
      const [low, high] = [a[i + k]!, k + 1 < this.width ? a[i + k + 1]! : 0];
      if (value === 0n && low === 0 && high === 0) continue;
      halves[LOW] = low;
      halves[1 - LOW] = high;
      value = value === 0n ? word[0]! : (value << 64n) | word[0]!;
    }
    return value;
  }
}

/** How many limbs a number needs, at least 1. */
export function widthOf(value: bigint): number {
  return Math.ceil(value.toString(16).length / 8);
}
