import { keccak_256 } from '@noble/hashes/sha3.js';
import { hexToBytes } from '@noble/hashes/utils.js';

/** The three bits that a value sets in a block's filter (Yellow Paper, 4.4.3: the bloom filter function M). */
type Bits = readonly [number, number, number];

const KEPT = 50_000;
const known = new Map<string, Bits>();

function bitsOf(value: string): Bits {
  const found = known.get(value);
  if (found !== undefined) return found;
  if (known.size >= KEPT) known.clear();
  const hash = keccak_256(hexToBytes(value.slice(2)));
  const bit = (at: number) => (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047;
  const bits: Bits = [bit(0), bit(2), bit(4)];
  known.set(value, bits);
  return bits;
}

/**
 * Whether a block with this filter may hold a log with these values: its contract and its topics, as hex.
 * False is certain; true is not, for other logs set bits too.
 */
export function mayHold(bloom: string, values: readonly string[]): boolean {
  return values.every((value) => bitsOf(value).every((bit) => isSet(bloom, bit)));
}

/** Bit 0 is the last bit of the last byte; a hex digit holds four. */
function isSet(bloom: string, bit: number): boolean {
  const digit = parseInt(bloom.charAt(bloom.length - 1 - (bit >> 2)), 16);
  return ((digit >> (bit & 3)) & 1) === 1;
}
