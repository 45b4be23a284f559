import type { EventStudyRow } from '@/lib/charts/contract';
import { niceValues } from './nice';

/** A rise beyond this is cut off in the drawing; the table has it. */
const HIGHEST = 3;

/** Values of the axis of changes: from -100 % to the highest change or band that is drawn. */
export function changeValues(rows: readonly EventStudyRow[]): readonly number[] {
  const highest = Math.max(0.5, ...rows.flatMap(({ change, placeboHigh }) => [change ?? 0, placeboHigh ?? 0]));
  return [-1, -0.5, ...niceValues(Math.min(highest, HIGHEST), 3)];
}

/** A change as people read it, with its sign: `-64.8 %`. */
export function changeText(share: number | null): string {
  if (share === null) return 'no change can be given';
  const percent = Math.round(share * 1000) / 10;
  return `${percent > 0 ? '+' : ''}${percent} %`.replace('-', '−');
}

/** Rows in the order of their windows, and of them the runs that have both ends of the placebo band. */
export function byWindow(rows: readonly EventStudyRow[]): readonly EventStudyRow[] {
  return [...rows].sort((a, b) => a.window - b.window);
}
