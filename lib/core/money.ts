import { TrackerError } from './errors';

/** USD is kept in millionths of a dollar: integer, exact, and fine enough for any price that we read. */
export const USD_DECIMALS = 6;

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/**
 * Base units of a decimal text, exactly: `parseUnits('30375.54791768', 18)` is `30375547917680000000000n`.
 * Throws `bad_amount` for anything but digits with an optional fraction, and for a fraction that the
 * asset can't hold (nothing is ever rounded away).
 */
export function parseUnits(text: string, decimals: number): bigint {
  const match = DECIMAL.exec(text);
  if (match === null) throw new TrackerError('bad_amount', `"${text}" is not a decimal amount.`);
  const whole = match[1] ?? '0';
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) {
    throw new TrackerError('bad_amount', `"${text}" has more than the ${decimals} decimals of its asset.`);
  }
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** Decimal text of base units, exact, without trailing zeros: `formatUnits(1500000n, 6)` is `1.5`. */
export function formatUnits(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const fraction = digits.slice(cut).replace(/0+$/, '');
  return sign + digits.slice(0, cut) + (fraction === '' ? '' : `.${fraction}`);
}

/** Micro-dollars of a decimal dollar text. Throws `bad_amount`. */
export function parseUsd(text: string): bigint {
  return parseUnits(text, USD_DECIMALS);
}

/** Decimal dollar text of micro-dollars. */
export function formatUsd(micros: bigint): string {
  return formatUnits(micros, USD_DECIMALS);
}

/**
 * Micro-dollars of an amount at a price, rounded half up at the last micro-dollar.
 * `priceMicros` is the price of one whole unit of the asset in micro-dollars.
 */
export function valueInUsd(units: bigint, decimals: number, priceMicros: bigint): bigint {
  const scale = 10n ** BigInt(decimals);
  return (units * priceMicros + scale / 2n) / scale;
}

/** The sum of amounts of one asset. */
export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}
