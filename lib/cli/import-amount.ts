import { TrackerError } from '@/lib/core/errors';
import { parseUnits, USD_DECIMALS } from '@/lib/core/money';

const NUMBER = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Base units of a decimal amount as other programs write it: with commas between thousands (`1,234.5`) or a power of
 * ten (`5E-05`). Exact: throws `bad_amount` for anything else, and for a fraction that the asset can't hold.
 */
export function parseShown(text: string, decimals: number): bigint {
  const [, whole, fraction = '', power = '0'] = NUMBER.exec(text) ?? [];
  if (whole === undefined) throw new TrackerError('bad_amount', `"${text}" is not an amount.`);
  const digits = whole.replaceAll(',', '') + fraction;
  return parseUnits(shifted(digits, fraction.length - Number(power)), decimals);
}

/** Micro-dollars of a value in dollars, rounded half up: a value is an estimate, and finer ones say nothing more. */
export function parseShownUsd(text: string): bigint {
  const finest = 30;
  const half = 10n ** BigInt(finest - USD_DECIMALS) / 2n;
  const [, cut = text] = /^\$?(.*)$/.exec(text) ?? [];
  return (parseShown(cut, finest) + half) / (half * 2n);
}

/** Digits with so many of them behind the point; below 0, zeros are put behind them. */
function shifted(digits: string, behind: number): string {
  if (behind <= 0) return digits + '0'.repeat(-behind);
  const padded = digits.padStart(behind + 1, '0');
  return `${padded.slice(0, -behind)}.${padded.slice(-behind)}`;
}
