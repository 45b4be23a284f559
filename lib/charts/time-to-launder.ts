import type { Column, TimeToLaunderRow } from '@/lib/charts/contract';
import { formatUnits, formatUsd } from '@/lib/core/money';
import { isoDay } from '@/lib/core/time';
import { findLaunderingWaves, type LaunderingWave } from '@/lib/db/laundering-waves';
import { incidentsWithThefts } from '@/lib/db/theft-transactions';
import { paceOf, type Step } from '@/lib/trace/pace';
import { assertIncidents, type Chart } from './context';
import { eventsBetween } from './events';
import { choice, choices, slugs } from './fields';
import { readParams } from './params';
import { sourceRefs } from './source-refs';
import { notesOf } from './trace/notes';
import { type Traced, traceIncident } from './trace/traced';
import { lastTime } from './trace/view';

/** What it may be asked for. */
export const params = {
  incident: slugs.optional(),
  origin: choices(['computed', 'reported']).optional(),
  method: choice(['fifo', 'lifo', 'tiho', 'haircut']).default('fifo'),
};

const columns: Column[] = [
  { name: 'incident', title: 'Incident', type: 'text', note: 'Empty for what is reported of thefts in general.' },
  { name: 'origin', title: 'Computed or reported', type: 'text', note: 'Never to be added up.' },
  { name: 'reporter', title: 'Reported by', type: 'text' },
  { name: 'access', title: 'Whether the report was seen', type: 'text' },
  { name: 'stage', title: 'Stage', type: 'text' },
  { name: 'day', title: 'Days since the theft', type: 'integer', note: 'Whole days: 0 is the first 24 hours.' },
  { name: 'last_day', title: 'Last day of a reported stage', type: 'integer' },
  { name: 'usd', title: 'Reached the stage on that day', type: 'usd', unit: 'USD', note: 'At the time of the theft.' },
  { name: 'cumulative_usd', title: 'Reached it up to then', type: 'usd', unit: 'USD' },
  { name: 'share', title: 'Share of what was stolen', type: 'amount', note: 'Of what has a price at the time of the theft; 1 is all of it.' },
  { name: 'sources', title: 'Sources', type: 'list' },
];

const NOTES = [
  'Computed: for each stage the stolen value that had reached it, by whole days since the theft that it is of. Value counts once for each stage; stages are not to be added up.',
  'Reported: the stages of a laundering cycle as a named party describes them for thefts in general, in days. They are no measurement of any theft here.',
  'Where a line ends, nobody has looked further yet.',
];

/** How fast stolen value moved on. */
export const timeToLaunder: Chart<'time-to-launder'> = async ({ db, asOf }, query) => {
  const { incident, origin, method } = readParams(query, params);
  await assertIncidents(db, incident ?? []);
  const sure = await incidentsWithThefts(db);
  const wanted = (incident ?? sure).filter((slug) => sure.includes(slug));
  const traces: Traced[] = [];
  if (origin?.includes('computed') ?? true) for (const slug of wanted) traces.push(await traceIncident(db, slug, method));
  const waves = (origin?.includes('reported') ?? true) ? await findLaunderingWaves(db) : [];
  const computed = traces.flatMap(computedRows);
  const times = traces.map(lastTime).sort();
  return {
    id: 'time-to-launder',
    title: 'Time to launder',
    subtitle: 'How much of the stolen value had reached each stage, by days since the theft',
    unit: 'USD',
    columns,
    rows: [...computed, ...waves.map(reportedRow)],
    events: await eventsOf(db, traces),
    sources: await sourceRefs(db, [...traces.flatMap(({ sourceIds }) => sourceIds), ...waves.flatMap((wave) => wave.sourceIds)]),
    asOf: times[0] ?? asOf,
    complete: traces.length > 0 && traces.every(({ trace }) => trace.frontier.length === 0),
    notes: [...NOTES, ...waves.flatMap(waveNote), ...[...new Set(traces.flatMap(notesOf))], ...leftOut(incident ?? [], sure)],
    methodVersion: '1',
  };
};

const DAY_SECONDS = 86_400;
/** Digits of a share behind the point. */
const SHARE_DIGITS = 6;

function computedRows({ incident, trace, sourceIds }: Traced): TimeToLaunderRow[] {
  const stolen = trace.thefts.reduce((total, { usdMicros }) => total + (usdMicros ?? 0n), 0n);
  const days = new Map<string, { step: Step; day: number; micros: bigint }>();
  for (const step of paceOf(trace)) {
    const day = Math.floor(step.seconds / DAY_SECONDS);
    const key = `${step.stage} ${day}`;
    days.set(key, { step, day, micros: (days.get(key)?.micros ?? 0n) + step.micros });
  }
  return [...days.values()].map(({ step: { stage, cumulative }, day, micros }) => ({
    incident,
    origin: 'computed',
    reporter: null,
    access: null,
    stage,
    day,
    last_day: day,
    usd: formatUsd(micros),
    cumulative_usd: formatUsd(cumulative),
    share: formatUnits((cumulative * 10n ** BigInt(SHARE_DIGITS)) / stolen, SHARE_DIGITS),
    sources: sourceIds,
  }));
}

function reportedRow({ wave, fromDay, toDay, reportedBy, access, sourceIds }: LaunderingWave): TimeToLaunderRow {
  return {
    incident: null, origin: 'reported', reporter: reportedBy, access, stage: wave, day: fromDay, last_day: toDay,
    usd: null, cumulative_usd: null, share: null, sources: sourceIds,
  };
}

function waveNote({ wave, reportedBy, access, note }: LaunderingWave): string[] {
  return note === null ? [] : [`${reportedBy} (${access}) on ${wave}: ${note}.`];
}

/** On one axis with the days of a single theft; those of several have none in common. */
async function eventsOf(db: Parameters<typeof eventsBetween>[0], traces: readonly Traced[]) {
  const [only, ...others] = traces;
  if (only === undefined || others.length > 0) return [];
  const { ledger, thefts } = only.trace;
  const first = Math.min(...thefts.map(({ movement }) => ledger.timestamp[movement]!));
  return eventsBetween(db, isoDay(first * 1000), lastTime(only).slice(0, 10));
}

function leftOut(wanted: readonly string[], sure: readonly string[]): string[] {
  const without = wanted.filter((slug) => !sure.includes(slug));
  return without.length === 0 ? [] : [`Without a theft transaction that is sure, and so without rows: ${without.join(', ')}.`];
}
