import type { StudySeries } from '@/lib/charts/contract';
import { formatUnits, formatUsd, parseUsd } from '@/lib/core/money';
import type { Db } from '@/lib/db/client';
import { findMixerDays } from '@/lib/db/mixer-deposits';
import type { ChartContext } from '../context';
import { launderingOverTime } from '../laundering-over-time';
import { incidents } from '../lists/incidents';
import { readAll } from '../lists/read';
import { createDailySeries, type DailySeries, daysWithRows, everyDay } from './daily-series';

/** A series to be studied, with what a reader of it has to know. */
export interface StudiedSeries {
  readonly daily: DailySeries | null;
  readonly unit: 'USD' | 'ETH';
  readonly format: (units: bigint) => string;
  readonly sourceIds: readonly string[];
  /** What the series is and which of its days are missing, one sentence each. */
  readonly notes: readonly string[];
}

/** The days of a series from the store. `stages` narrows laundering alone. */
export function readSeries(context: ChartContext, series: StudySeries, stages: readonly string[] | undefined): Promise<StudiedSeries> {
  if (series === 'thefts') return thefts(context);
  return series === 'laundering' ? laundering(context, stages) : mixerActivity(context.db);
}

async function thefts({ db, asOf }: ChartContext): Promise<StudiedSeries> {
  const all = await readAll(db, incidents);
  const placed = all.filter((theft) => theft.date_precision === 'day');
  const days = placed.map((theft) => theft.date).sort();
  const known = everyDay(days[0] ?? asOf.slice(0, 10), asOf.slice(0, 10), placed.flatMap(({ date, loss_usd: loss }) => (loss === null ? [] : [[date, parseUsd(loss)] as const])));
  const unmeasured = placed.filter((theft) => theft.loss_usd === null);
  for (const [day] of daysWithRows(unmeasured.map(({ date }) => [date, 0n]))) known.delete(day);
  return {
    daily: createDailySeries(known),
    unit: 'USD',
    format: formatUsd,
    sourceIds: placed.flatMap((theft) => theft.sources),
    notes: [
      'The series: losses of all thefts in the ledger, of every tier, by the day of the theft. On a day without a row no theft is known, which is not the same as none.',
      `Missing: ${unmeasured.length} days with a theft whose amount nobody knows. Left out: ${all.length - placed.length} thefts dated by their month or year alone, which can't be put on a day.`,
      'Thefts are few and their sizes differ a thousandfold: a change of the mean is often the work of one of them.',
    ],
  };
}

async function laundering(context: ChartContext, stages: readonly string[] | undefined): Promise<StudiedSeries> {
  const query = new URLSearchParams({ origin: 'observed', ...(stages === undefined ? {} : { stage: stages.join(',') }) });
  const { rows, sources } = await launderingOverTime(context, query);
  const priced = rows.flatMap(({ date, usd }) => (usd === null ? [] : [[date, parseUsd(usd)] as const]));
  return {
    daily: createDailySeries(daysWithRows(priced)),
    unit: 'USD',
    format: formatUsd,
    sourceIds: sources.map(({ id }) => id),
    notes: [
      `The series: value that left the wallets of thefts, observed on chain${stages === undefined ? '' : `, next to ${stages.join(', ')}`}, by day and in dollars of that day.`,
      'Missing: every day without a row. Nobody has looked at it, or what moved has no price; it counts neither as zero nor at all.',
    ],
  };
}

async function mixerActivity(db: Db): Promise<StudiedSeries> {
  const rows = await findMixerDays(db);
  const [first, last] = [rows[0]?.date, rows.at(-1)?.date];
  return {
    daily: createDailySeries(daysWithRows(rows.map(({ date, amount }) => [date, BigInt(amount)]))),
    unit: 'ETH',
    format: (units) => formatUnits(units, 18),
    sourceIds: [...new Set(rows.flatMap((row) => row.sourceIds))],
    notes: [
      `The series: deposits into the 100-ETH pool of Tornado Cash by all its users from ${first ?? 'no day'} to ${last ?? 'no day'}. It is context and not the activity of DPRK actors.`,
      'It holds each deposit of that span, so a day of it without a row had none. Days before and after the span are missing.',
    ],
  };
}

