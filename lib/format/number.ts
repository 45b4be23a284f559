const NARROW = ' ';

/** Digits of a decimal text in groups of three, exact: `400001.5` is `400,001.5`. Signs and fractions are kept. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** An exact amount of one asset: `90,375.54791768 stETH`. */
export function formatAmount(decimal: string, asset: string | null): string {
  return asset === null ? groupDigits(decimal) : `${groupDigits(decimal)} ${asset}`;
}

/** An amount cut, not rounded, to whole units for a headline: `401,346 ETH`. */
export function formatWhole(decimal: string, asset: string | null): string {
  return formatAmount(decimal.split('.')[0] ?? decimal, asset);
}

/** Exact dollars and cents as far as the text has them: `$1,436,173,123.25`. */
export function formatUsdExact(decimal: string): string {
  return decimal.startsWith('-') ? `-$${groupDigits(decimal.slice(1))}` : `$${groupDigits(decimal)}`;
}

/** Dollars for a reader, rounded: `$6.7 bn`, `$308 m`, `$4.7 m`, `$950`. Give the exact figure beside it. */
export function formatUsdShort(decimal: string): string {
  const dollars = Number(decimal);
  const sign = dollars < 0 ? '-' : '';
  const size = Math.abs(dollars);
  if (size >= 999.5e6) return `${sign}$${(size / 1e9).toFixed(size >= 99.95e9 ? 0 : size >= 9.995e9 ? 1 : 2).replace(/(\.\d)0$/, '$1')}${NARROW}bn`;
  if (size >= 1e6) return `${sign}$${(size / 1e6).toFixed(size >= 9.95e6 ? 0 : 1).replace(/\.0$/, '')}${NARROW}m`;
  if (size >= 1e3) return `${sign}$${groupDigits(size.toFixed(0))}`;
  return `${sign}$${size.toFixed(size % 1 === 0 ? 0 : 2)}`;
}

/** A range of dollars for a headline, in billions from one billion on: `$6.2–6.7 bn`. Give the exact figures beside it. */
export function formatUsdRange(low: string, high: string): string {
  if (Number(low) < 1e9) return `${formatUsdShort(low)} to ${formatUsdShort(high)}`;
  const billions = (decimal: string) => (Number(decimal) / 1e9).toFixed(1);
  return billions(low) === billions(high) ? `$${billions(high)}${NARROW}bn` : `$${billions(low)}–${billions(high)}${NARROW}bn`;
}

/** A count with its word: `1 incident`, `98 incidents`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(String(count))} ${count === 1 ? one : many}`;
}
