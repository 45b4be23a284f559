import { z } from 'zod';
import { type Column, type EventStudyRow, STUDY_SERIES, type TimelineRow } from '@/lib/charts/contract';
import { isoDay } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import type { Chart } from '../context';
import { eventsBetween } from '../events';
import { choice, slugs, wholeNumber } from '../fields';
import { incidents } from '../lists/incidents';
import { readAll, readWhere } from '../lists/read';
import { timeline } from '../lists/timeline';
import { badValue, readParams } from '../params';
import { sourceRefs } from '../source-refs';
import { dayNumber } from './daily-series';
import { readSeries, type StudiedSeries } from './series';
import { LONGEST, SHORTEST, studyEvent, type WindowResult } from './study';
import { company, finding, LIMITS, spread } from './words';

/** What it may be asked for. */
export const params = {
  event: slugs.refine((found) => found.length === 1, 'takes one entry of the timeline').default(['us-ofac-tornado-2022-08']),
  series: choice(STUDY_SERIES).default('mixer-activity'),
  window: wholeNumber(SHORTEST, LONGEST).default(30),
  stage: z.string().regex(/^[a-z_]+(,[a-z_]+)*$/, 'takes names of small letters').transform((text) => text.split(',')).optional(),
};

const columns = (unit: string): Column[] => [
  { name: 'event', title: 'Entry of the timeline', type: 'text' },
  { name: 'date', title: 'Its day', type: 'date' },
  { name: 'series', title: 'Series', type: 'text' },
  { name: 'window', title: 'Days on each side', type: 'integer' },
  { name: 'before', title: 'Mean a day before', type: 'amount', unit, note: 'Of the known days; empty where fewer than half are known.' },
  { name: 'after', title: 'Mean a day after', type: 'amount', unit, note: 'The day of the event included.' },
  { name: 'change', title: 'Change', type: 'amount', note: 'A share: -0.65 is 65 % less. Empty where there was nothing before.' },
  { name: 'placeboPercentile', title: 'Percentile among the placebo dates', type: 'amount', note: '0 to 100; 50 is no change out of the ordinary.' },
  { name: 'placebos', title: 'Placebo dates', type: 'integer' },
  { name: 'placeboLow', title: 'Change that 5 % of them stay below', type: 'amount' },
  { name: 'placeboMedian', title: 'Change that half of them stay below', type: 'amount' },
  { name: 'placeboHigh', title: 'Change that 95 % of them stay below', type: 'amount' },
  { name: 'daysBefore', title: 'Known days before', type: 'integer' },
  { name: 'daysAfter', title: 'Known days after', type: 'integer' },
];

/** A series before and after an entry of the timeline: the window asked for first, then all others from 7 to 90 days. */
export const eventStudy: Chart<'event-study'> = async (context, query) => {
  const { event: [id = ''], series, window, stage } = readParams(query, params);
  if (stage !== undefined && series !== 'laundering') throw badValue('stage', 'goes with series=laundering alone');
  const { db, asOf } = context;
  const event = await findEvent(db, id);
  const studied = await readSeries(context, series, stage);
  const results = studied.daily === null ? [] : studyEvent(studied.daily, dayNumber(event.date));
  const ordered = [...results.filter((one) => one.window === window), ...results.filter((one) => one.window !== window)];
  const [from, to] = [isoDay((dayNumber(event.date) - window) * DAY_MS), isoDay((dayNumber(event.date) + window - 1) * DAY_MS)];
  const events = await eventsBetween(db, from, to);
  const around = await readAll(db, incidents, [{ since: from }, { until: to }]);
  return {
    id: 'event-study',
    title: `Before and after: ${event.title}`,
    subtitle: `${SERIES_TITLES[series]}, daily mean before and after ${event.date}, for windows of ${SHORTEST} to ${LONGEST} days`,
    unit: studied.unit,
    columns: columns(studied.unit),
    rows: ordered.map((result) => rowOf(event, series, studied, result)),
    events,
    sources: await sourceRefs(db, [...studied.sourceIds, ...event.source]),
    asOf: studied.daily === null ? asOf : `${isoDay(Math.min(studied.daily.last * DAY_MS, Date.parse(asOf)))}T00:00:00Z`,
    complete: false,
    notes: [...sentences(ordered, results), ...LIMITS, company(events.filter((other) => other.id !== id).length, around.length, window), ...studied.notes],
    methodVersion: '1',
  };
};

const DAY_MS = 86_400_000;

const SERIES_TITLES = {
  thefts: 'Losses to thefts',
  laundering: 'Value leaving the wallets of thefts, observed on chain',
  'mixer-activity': 'Deposits into a mixer’s 100-ETH pool by all its users',
} as const;

/** Throws `bad_value` for an entry that does not exist or has no day: there is nothing before or after a month. */
async function findEvent(db: Db, id: string): Promise<TimelineRow> {
  const event = (await readWhere(db, timeline, [{ field: 'id', anyOf: [id] }])).rows[0];
  if (event === undefined) throw badValue('event', `names no entry of the timeline: "${id.slice(0, 80)}"`);
  if (event.date_precision !== 'day') throw badValue('event', `names an entry that is dated by its ${event.date_precision} alone (${event.date}): without a day there is no before and after`);
  return event;
}

function sentences([chosen]: readonly WindowResult[], results: readonly WindowResult[]): string[] {
  if (chosen === undefined) return ['The series has no day that is known, so nothing can be compared.'];
  return [finding(chosen), spread(results) ?? []].flat();
}

function rowOf(event: TimelineRow, series: EventStudyRow['series'], { format }: StudiedSeries, { before, after, ...result }: WindowResult): EventStudyRow {
  return {
    event: event.id,
    date: event.date,
    series,
    window: result.window,
    before: before === null ? null : format(before),
    after: after === null ? null : format(after),
    change: result.change,
    placeboPercentile: result.placeboPercentile,
    placebos: result.placebos,
    placeboLow: result.placeboLow,
    placeboMedian: result.placeboMedian,
    placeboHigh: result.placeboHigh,
    daysBefore: result.daysBefore,
    daysAfter: result.daysAfter,
  };
}
