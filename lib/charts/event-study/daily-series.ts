const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a day `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/**
 * A sum a day in base units of one asset, or in micro-dollars. A day that is not known has no value: it is missing,
 * never zero. Days are numbers as `dayNumber` gives them; `first` and `last` are the first and last known day.
 */
export interface DailySeries {
  readonly first: number;
  readonly last: number;
  /** What the known days from `from` to `to`, both included, come to, and how many they are. */
  between(from: number, to: number): { readonly total: bigint; readonly days: number };
}

/** A series of known days; null for one without any. Running totals make each `between` two look-ups. */
export function createDailySeries(known: ReadonlyMap<number, bigint>): DailySeries | null {
  if (known.size === 0) return null;
  const [first, last] = [...known.keys()].reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [Infinity, -Infinity]);
  const totals: bigint[] = [0n];
  const counts: number[] = [0];
  for (let day = first; day <= last; day++) {
    const value = known.get(day);
    totals.push(totals.at(-1)! + (value ?? 0n));
    counts.push(counts.at(-1)! + (value === undefined ? 0 : 1));
  }
  const at = (day: number) => Math.min(Math.max(day - first, 0), totals.length - 1);
  return {
    first,
    last,
    between: (from, to) => {
      const [low, high] = [at(from), at(to + 1)];
      return { total: totals[high]! - totals[low]!, days: counts[high]! - counts[low]! };
    },
  };
}

/** Every day from one to another, both included, at what the rows of the day come to: none is none, since all days were looked at. */
export function everyDay(from: string, to: string, rows: Iterable<readonly [day: string, amount: bigint]>): Map<number, bigint> {
  const known = new Map<number, bigint>();
  for (let day = dayNumber(from); day <= dayNumber(to); day++) known.set(day, 0n);
  for (const [day, amount] of rows) {
    const before = known.get(dayNumber(day));
    if (before !== undefined) known.set(dayNumber(day), before + amount);
  }
  return known;
}

/** Only the days that have a row: of all others nothing is known. */
export function daysWithRows(rows: Iterable<readonly [day: string, amount: bigint]>): Map<number, bigint> {
  const known = new Map<number, bigint>();
  for (const [day, amount] of rows) known.set(dayNumber(day), (known.get(dayNumber(day)) ?? 0n) + amount);
  return known;
}
