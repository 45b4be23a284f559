'use client';

import { useId } from 'react';
import type { InAndOut as InAndOutData, InAndOutRow, Moved } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { formatUsdExact, formatUsdShort, plural } from '@/lib/format/number';
import { InLane, LaneChart } from './lanes/lane-chart';
import { niceValues } from '@/lib/drawing/nice';
import { Hatch } from './lanes/plot';
import type { Plot } from '@/lib/drawing/plot';
import { DAY, dayTime, endTime, timeTicks, type TimeWindow } from '@/lib/drawing/time-window';
import { Tips } from './lanes/tip';
import { useWidth } from './lanes/use-width';

export const IN_AND_OUT_HEIGHT = 260;
/** Room for a mark of what has no price. */
const UNPRICED = 14;

/** What came in stands on the line, what went out hangs from it; hatched stubs are transfers whose value nobody knows. */
export function InAndOut({ data: { period, rows } }: { data: InAndOutData }) {
  const [ref, width] = useWidth();
  const id = useId();
  const window = spanOf(rows, period);
  const most = niceValues(Math.max(0, ...rows.flatMap((row) => [dollars(row.in), dollars(row.out)])), 2).filter((value) => value > 0);
  const values = [...most.map((value) => -value).reverse(), 0, ...most];
  return (
    <div ref={ref} style={{ height: IN_AND_OUT_HEIGHT }}>
      {width !== undefined && (
        <Tips>
          <LaneChart
            label={`In and out, by ${period}`}
            width={width}
            height={IN_AND_OUT_HEIGHT}
            window={window}
            ticks={timeTicks(window, width, 64)}
            values={values}
            formatValue={(value) => (value === 0 ? '0' : formatUsdShort(String(Math.abs(value))))}
          >
            <defs>
              <Hatch id={`${id}-unpriced`} color="var(--ink-3)" angle={45} />
            </defs>
            <InLane>{(plot) => rows.map((row) => <Period key={row.date} row={row} plot={plot} hatch={`url(#${id}-unpriced)`} />)}</InLane>
          </LaneChart>
        </Tips>
      )}
    </div>
  );
}

function Period({ row, plot, hatch }: { row: InAndOutRow; plot: Plot; hatch: string }) {
  const left = plot.x(dayTime(row.date));
  const width = Math.max(plot.x(endTime(row.date, precision(row.date))) - left - 1, 2);
  const zero = plot.y(0);
  const top = plot.y(dollars(row.in));
  const bottom = plot.y(-dollars(row.out));
  const bar = { x: left, width };
  return (
    <g data-tip={tip(row)} data-date={row.date}>
      <rect {...bar} y={plot.area.y} height={plot.area.height} fill="transparent" />
      <rect {...bar} y={top} height={zero - top} fill="var(--ink-3)" />
      <rect {...bar} y={zero} height={bottom - zero} fill="var(--rule-strong)" />
      {row.in.unpriced > 0 && <rect {...bar} y={top - UNPRICED} height={UNPRICED} fill={hatch} data-unpriced="in" />}
      {row.out.unpriced > 0 && <rect {...bar} y={bottom} height={UNPRICED} fill={hatch} data-unpriced="out" />}
      <line x1={left} x2={left + width} y1={zero} y2={zero} stroke="var(--rule-strong)" />
    </g>
  );
}

const dollars = ({ usd }: Moved) => Number(usd ?? 0);
const precision = (date: string) => (date.length === 7 ? 'month' : 'day');

/** The days that have something, with room beside them so that a single day is no wall. */
function spanOf(rows: readonly InAndOutRow[], period: InAndOutData['period']): TimeWindow {
  const [first, last] = [rows[0]?.date ?? '2017-01-01', rows.at(-1)?.date ?? '2017-01-01'];
  const beside = (period === 'month' ? 31 : 3) * DAY;
  return { from: dayTime(first) - beside, to: endTime(last, precision(last)) + beside };
}

function tip(row: InAndOutRow): string {
  const line = (way: string, moved: Moved) => (moved.transfers === 0 ? '' : `${way}: ${worth(moved)} in ${plural(moved.transfers, 'transfer')}`);
  return [formatDate(row.date), line('in', row.in), line('out', row.out)].join('\n');
}

function worth({ usd, unpriced }: Moved): string {
  if (usd === null) return 'value unknown';
  return unpriced === 0 ? formatUsdExact(usd) : `at least ${formatUsdExact(usd)}, ${unpriced} without a price,`;
}
