'use client';

import { useId, useState } from 'react';
import { formatDate } from '@/lib/format/date';
import { stageLabel } from '@/lib/format/labels';
import { formatAmount, formatUsdShort, plural } from '@/lib/format/number';
import { stageColor } from '@/lib/drawing/stages';
import { plotEdges } from './lane-chart';
import styles from './lanes.module.css';
import { type DrawnLaundering, type ReporterSeries, reporterSeries } from '@/lib/drawing/laundering-bins';
import { dayTime, endTime, type TimeWindow } from '@/lib/drawing/time-window';

interface ReportsProps {
  readonly rows: readonly DrawnLaundering[];
  readonly window: TimeWindow;
  readonly width: number;
  readonly names: Readonly<Record<string, string>>;
}

const ROW = 22;
const MOST = 12;
/** Marks nearer to one another than these pixels can't be told apart. */
const HIDES = 4;

/**
 * What others reported: never a bar beside the observed ones and never a sum. All statements are one row of open
 * marks; an incident or a reporter chosen, each reporter has a row of its own.
 */
export function Reports({ rows, window, width, names }: ReportsProps) {
  const id = useId();
  const [incident, setIncident] = useState('');
  const [reporter, setReporter] = useState('');
  const all = reporterSeries(rows, {});
  const chosen = incident !== '' || reporter !== '';
  const choice = { ...(incident === '' ? {} : { incident }), ...(reporter === '' ? {} : { reporter }) };
  const series = chosen ? reporterSeries(rows, choice) : [{ reporter: 'all reports', rows: all.flatMap((one) => one.rows) }];
  const incidents = [...new Set(all.flatMap((one) => one.rows.map((row) => row.incident)))].sort();
  const statements = series.reduce((sum, one) => sum + one.rows.length, 0);
  return (
    <div>
      <div className={styles.choices}>
        <label htmlFor={`${id}-incident`}>
          <strong>What others reported</strong> on
        </label>
        <select id={`${id}-incident`} value={incident} onChange={(event) => setIncident(event.target.value)}>
          <option value="">all thefts</option>
          {incidents.map((slug) => (
            <option key={slug} value={slug}>
              {names[slug] ?? slug}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-reporter`}>by</label>
        <select id={`${id}-reporter`} value={reporter} onChange={(event) => setReporter(event.target.value)}>
          <option value="">all reporters</option>
          {all.map((one) => (
            <option key={one.reporter} value={one.reporter}>
              {one.reporter} ({one.rows.length})
            </option>
          ))}
        </select>
        <span>
          {plural(statements, 'statement')}, each reporter apart, never summed
          {series.length > MOST && `; the ${MOST} with most are drawn, all ${series.length} are in the table`}
        </span>
      </div>
      <Rows series={series.slice(0, MOST)} window={window} width={width} names={names} />
    </div>
  );
}

function Rows({ series, window, width, names }: Omit<ReportsProps, 'rows'> & { series: readonly ReporterSeries[] }) {
  const { left, right } = plotEdges(width);
  const x = (time: number) => left + ((time - window.from) / (window.to - window.from)) * (width - left - right);
  const narrow = width < 640;
  const row = narrow ? ROW + 12 : ROW;
  return (
    <svg width={width} height={Math.max(series.length, 1) * row + 4} role="group" aria-label="What others reported, by reporter">
      {series.map((one, i) => {
        const y = (i + 1) * row - ROW / 2 + 3;
        return (
          <g key={one.reporter}>
            <line x1={left} x2={width - right} y1={y} y2={y} stroke="var(--grid)" />
            <text x={narrow ? 2 : left - 12} y={narrow ? y - 12 : y + 4} textAnchor={narrow ? 'start' : 'end'} fontSize={11} fill="var(--ink-3)">
              {narrow || one.reporter.length < 19 ? one.reporter : `${one.reporter.slice(0, 17)}…`}
            </text>
            {stacked(one.rows, window, x, left, width - right).map(({ middle, from, to, top, beneath }) => (
              <g key={middle} data-tip={tip(one.reporter, top, beneath, names)}>
                {top.date_precision !== 'day' && (
                  <line x1={Math.max(x(from), left)} x2={Math.min(x(to), width - right)} y1={y} y2={y} stroke={stageColor(top.stage)} strokeOpacity={0.5} />
                )}
                <rect x={middle - 3.5} y={y - 3.5} width={7} height={7} transform={`rotate(45 ${middle} ${y})`} fill="var(--paper)" stroke={stageColor(top.stage)} strokeWidth={1.5} />
              </g>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

interface Stack {
  readonly middle: number;
  readonly from: number;
  readonly to: number;
  readonly top: DrawnLaundering;
  /** How many more lie beneath it and can't be seen. */
  readonly beneath: number;
}

/** Statements that would hide one another as one mark: a reader sees no fewer, and the page draws a third of them. */
function stacked(rows: readonly DrawnLaundering[], window: TimeWindow, x: (time: number) => number, left: number, right: number): Stack[] {
  const stacks = new Map<number, Stack>();
  for (const top of rows) {
    const [from, to] = [dayTime(top.date), endTime(top.date, top.date_precision)];
    if (to <= window.from || from >= window.to) continue;
    const middle = Math.min(Math.max(x((from + to) / 2), left), right);
    const column = Math.round(middle / HIDES);
    const under = stacks.get(column);
    stacks.set(column, under === undefined ? { middle, from, to, top, beneath: 0 } : { ...under, beneath: under.beneath + 1 });
  }
  return [...stacks.values()];
}

function tip(reporter: string, row: DrawnLaundering, beneath: number, names: Readonly<Record<string, string>>): string {
  const amounts = [
    row.amount === null ? '' : formatAmount(row.amount, row.asset),
    row.usd === null ? '' : formatUsdShort(row.usd),
  ].filter((text) => text !== '');
  return [
    `${reporter} on ${names[row.incident] ?? row.incident}, ${formatDate(row.date)}`,
    `${stageLabel(row.stage)}${row.service === null ? '' : `: ${row.service}`}`,
    amounts.length === 0 ? 'no amount stated' : amounts.join(', '),
    beneath === 0 ? '' : `and ${plural(beneath, 'more statement')} at this place: zoom in, or choose a theft or reporter`,
  ].join('\n');
}
