import type { Column, IncidentRow, TheftsOverTimeRow } from '@/lib/charts/contract';
import { groupBy } from '@/lib/core/group-by';
import { parseUsd } from '@/lib/core/money';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { firstDay, isoDay, lastDay, parsePartialDate } from '@/lib/core/time';
import type { Chart } from './context';
import { eventsBetween } from './events';
import { choice, choices, exact, sinceDay, untilDay } from './fields';
import { incidents } from './lists/incidents';
import { readAll } from './lists/read';
import { assertSpan, readParams } from './params';
import { sourceRefs } from './source-refs';
import { sumThefts, THEFT_NOTES, tierRank } from './thefts';

/** What it may be asked for. */
export const params = {
  interval: choice(['month', 'quarter', 'year']).default('quarter'),
  tier: choices(INCIDENT_TIERS).optional(),
  actor: exact.optional(),
  since: sinceDay.optional(),
  until: untilDay.optional(),
};

const columns: Column[] = [
  { name: 'period_start', title: 'First day', type: 'date' },
  { name: 'period_end', title: 'Last day', type: 'date' },
  { name: 'period', title: 'Length of the period', type: 'text', note: 'A theft dated by its year alone stands in a row of that year.' },
  { name: 'tier', title: 'Tier of the attribution', type: 'text' },
  { name: 'incidents', title: 'Thefts', type: 'integer' },
  { name: 'incidents_without_amount', title: 'Thefts without a known amount', type: 'integer' },
  { name: 'loss_usd', title: 'Loss in USD at the time', type: 'usd', unit: 'USD', note: 'Empty where no theft of the row has an amount.' },
  { name: 'slugs', title: 'Thefts of the row', type: 'list' },
  { name: 'largest_slug', title: 'Largest theft', type: 'text' },
  { name: 'largest_victim', title: 'Its victim', type: 'text' },
  { name: 'largest_loss_usd', title: 'Its loss in USD', type: 'usd', unit: 'USD' },
];

type Interval = 'month' | 'quarter' | 'year';

/** Thefts by period and tier. */
export const theftsOverTime: Chart<'thefts-over-time'> = async ({ db, asOf }, query) => {
  const { interval, tier, actor, since, until } = readParams(query, params);
  assertSpan(since, until);
  const thefts = await readAll(db, incidents, [
    ...(tier === undefined ? [] : [{ field: 'tier', anyOf: tier }]),
    ...(actor === undefined ? [] : [{ field: 'actor', anyOf: actor }]),
    ...(since === undefined ? [] : [{ since }]),
    ...(until === undefined ? [] : [{ until }]),
  ]);
  const cells = groupBy(thefts, (theft) => `${Object.values(periodOf(theft.date, interval)).join(' ')} ${theft.tier}`);
  const rows = [...cells.values()].map((cell) => rowOf(cell, interval));
  rows.sort((a, b) => compare(a.period_start, b.period_start) || compare(b.period_end, a.period_end) || tierRank(a.tier) - tierRank(b.tier));
  const byYear = interval === 'year' ? 0 : thefts.filter((theft) => theft.date_precision === 'year').length;
  return {
    id: 'thefts-over-time',
    title: 'Stolen, over time',
    subtitle: `Thefts tied to the DPRK by ${interval}, by the tier of their attribution${actor === undefined ? '' : `, of which a source ties a wallet to ${actor.join('')}`}`,
    unit: 'USD',
    columns,
    rows,
    events: await eventsBetween(db, since ?? rows[0]?.period_start, until ?? rows.map((row) => row.period_end).sort().at(-1)),
    sources: await sourceRefs(db, thefts.flatMap((theft) => theft.sources)),
    asOf,
    complete: actor === undefined,
    notes: [
      ...THEFT_NOTES,
      ...(byYear === 0 ? [] : [`${byYear} thefts are dated by their year alone; they stand in rows of that year.`]),
      ...(actor === undefined ? [] : ['Actors are named by the sources that flag wallets: a theft of which no wallet is flagged, or none under this name, is not among these.']),
    ],
    methodVersion: '1',
  };
};

function rowOf(cell: readonly IncidentRow[], interval: Interval): TheftsOverTimeRow {
  const { date = '', tier = '' } = cell[0] ?? {};
  const largest = largestOf(cell);
  return {
    ...periodOf(date, interval),
    tier,
    ...sumThefts(cell),
    slugs: cell.map((theft) => theft.slug),
    largest_slug: largest?.slug ?? null,
    largest_victim: largest?.victim ?? null,
    largest_loss_usd: largest?.loss_usd ?? null,
  };
}

function largestOf(cell: readonly IncidentRow[]): IncidentRow | undefined {
  const known = cell.flatMap((theft) => (theft.loss_usd === null ? [] : [{ theft, loss: parseUsd(theft.loss_usd) }]));
  const most = known.reduce((max, { loss }) => (loss > max ? loss : max), 0n);
  return known.find(({ loss }) => loss === most)?.theft;
}

/** The period of that length around a date; the year, where the date is no finer. */
export function periodOf(date: string, interval: Interval): Pick<TheftsOverTimeRow, 'period_start' | 'period_end' | 'period'> {
  const partial = parsePartialDate(date);
  const period = partial.precision === 'year' ? 'year' : interval;
  const [year = '', month = '01'] = firstDay(partial).split('-');
  if (period === 'year') return { period_start: `${year}-01-01`, period_end: `${year}-12-31`, period };
  if (period === 'month') return { period_start: `${year}-${month}-01`, period_end: lastDay(parsePartialDate(`${year}-${month}`)), period };
  const start = Math.floor((Number(month) - 1) / 3) * 3;
  return { period_start: isoDay(Date.UTC(Number(year), start, 1)), period_end: isoDay(Date.UTC(Number(year), start + 3, 0)), period };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
