import { contradiction } from '../errors';
import type { Raw } from '../parse';

/** The readers below throw `endpoint_contradiction` naming the action and the field that can't be read. */
function unreadable(action: string, field: string, why: string): Error {
  return contradiction(`The answer to ${action} can't be right: ${field} ${why}.`);
}

const MOST = 2n ** 256n;

/** An amount in base units, written in decimal digits. */
export function amount(raw: Raw, field: string, action: string): bigint {
  const value = raw[field];
  const units = typeof value === 'string' && /^\d{1,78}$/.test(value) ? BigInt(value) : MOST;
  if (units < MOST) return units;
  throw unreadable(action, field, 'is missing or no decimal number of up to 256 bits');
}

/** A block number, an index or a time, written in decimal digits or as a number. */
export function whole(raw: Raw, field: string, action: string): number {
  const value = raw[field];
  const number = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : NaN;
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw unreadable(action, field, 'is missing or no whole number');
}

/** One of the words that this field may have. */
export function oneOf<T extends string>(raw: Raw, field: string, words: readonly T[], action: string): T {
  const found = words.find((word) => word === raw[field]);
  if (found !== undefined) return found;
  throw unreadable(action, field, `is none of ${words.map((word) => (word === '' ? 'nothing' : word)).join(', ')}`);
}

/** A field that is left out, null or an empty text where there is nothing to say. */
export function present(raw: Raw, field: string): boolean {
  const value = raw[field];
  return value !== undefined && value !== null && value !== '';
}
