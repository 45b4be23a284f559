import type { TimeWindow } from '@/lib/drawing/time-window';
import { formatUsdShort, groupDigits } from '@/lib/format/number';

/** A value of an axis in dollars. */
export function usd(value: number): string {
  return value === 0 ? '0' : formatUsdShort(String(value));
}

/** A value of an axis in whole units. */
export function whole(value: number): string {
  return groupDigits(String(value));
}

/** A share as whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** The whole years from the first to the last span; undefined when there is none. */
export function yearsOf(spans: readonly TimeWindow[]): TimeWindow | undefined {
  if (spans.length === 0) return undefined;
  const first = new Date(Math.min(...spans.map(({ from }) => from)));
  const last = new Date(Math.max(...spans.map(({ to }) => to)) - 1);
  return { from: Date.UTC(first.getUTCFullYear(), 0, 1), to: Date.UTC(last.getUTCFullYear() + 1, 0, 1) };
}

/** The whole months from the first to the last span; undefined when there is none. */
export function monthsOf(spans: readonly TimeWindow[]): TimeWindow | undefined {
  if (spans.length === 0) return undefined;
  const first = new Date(Math.min(...spans.map(({ from }) => from)));
  const last = new Date(Math.max(...spans.map(({ to }) => to)) - 1);
  return { from: Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1), to: Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1) };
}
