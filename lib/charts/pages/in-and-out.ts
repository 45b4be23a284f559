import type { InAndOut, InAndOutRow, Moved } from '@/lib/charts/contract';
import { formatUsd, sum, valueInUsd } from '@/lib/core/money';
import type { DayMovement } from '@/lib/db/movements-of-day';
import { groupBy } from '@/lib/core/group-by';

/** Above so many days between the first and the last, a day is too thin to see. */
const MOST_DAYS = 92;
const DAY_MS = 86_400_000;

/** What moved through an address by day, or by month where that is longer than three months, the earliest first. */
export function inAndOut(movements: readonly DayMovement[]): InAndOut {
  const days = movements.map(({ date }) => Date.parse(date));
  const period = days.length > 0 && Math.max(...days) - Math.min(...days) > MOST_DAYS * DAY_MS ? 'month' : 'day';
  const groups = groupBy(movements, ({ date }) => (period === 'month' ? date.slice(0, 7) : date));
  const rows = [...groups].map(([date, group]): InAndOutRow => ({ date, ...bothWays(group) }));
  return { period, rows: rows.sort((a, b) => a.date.localeCompare(b.date)), total: bothWays(movements) };
}

function bothWays(movements: readonly DayMovement[]): { readonly in: Moved; readonly out: Moved } {
  const of = (direction: DayMovement['direction']) => moved(movements.filter((one) => one.direction === direction));
  return { in: of('in'), out: of('out') };
}

function moved(movements: readonly DayMovement[]): Moved {
  const priced = movements.flatMap((one) => (one.usdMicros === null ? [] : [valueInUsd(BigInt(one.amount), one.decimals, BigInt(one.usdMicros))]));
  const count = (some: readonly DayMovement[]) => some.reduce((total, { transfers }) => total + transfers, 0);
  return {
    usd: priced.length === 0 ? null : formatUsd(sum(priced)),
    transfers: count(movements),
    unpriced: count(movements.filter(({ usdMicros }) => usdMicros === null)),
  };
}
