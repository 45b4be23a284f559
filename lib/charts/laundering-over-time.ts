import { z } from 'zod';
import type { Column, LaunderingRow } from '@/lib/charts/contract';
import { firstDay, lastDay, parsePartialDate } from '@/lib/core/time';
import { findOutflows } from '@/lib/db/flows';
import { findReportedFlows } from '@/lib/db/reported-flows';
import { findPrices, findSeries } from '@/lib/db/series';
import { assertIncidents, type Chart } from './context';
import { eventsBetween } from './events';
import { choices, sinceDay, slugs, untilDay } from './fields';
import { outflowRow, seriesRow, standingSeries } from './observed';
import { assertSpan, readParams } from './params';
import { dateOf, isStatement, reportedRow } from './reported';
import { sourceRefs } from './source-refs';

/** What it may be asked for. */
export const params = {
  incident: slugs.optional(),
  origin: choices(['observed', 'reported']).optional(),
  stage: z.string().regex(/^[a-z_]+(,[a-z_]+)*$/, 'takes names of small letters').transform((text) => text.split(',')).optional(),
  since: sinceDay.optional(),
  until: untilDay.optional(),
};

const columns: Column[] = [
  { name: 'date', title: 'Date', type: 'date', note: 'The UTC day on chain; of a statement the date it stands for.' },
  { name: 'date_precision', title: 'Precision of the date', type: 'text' },
  { name: 'incident', title: 'Incident', type: 'text' },
  { name: 'origin', title: 'Observed on chain or reported', type: 'text', note: 'Never to be added up.' },
  { name: 'reporter', title: 'Reported by', type: 'text' },
  { name: 'stage', title: 'Stage reported, or where the value went next', type: 'text' },
  { name: 'service', title: 'Service', type: 'text' },
  { name: 'chain', title: 'Chain', type: 'text', note: 'Empty where others give a sum or a statement.' },
  { name: 'asset', title: 'Asset', type: 'text' },
  { name: 'amount', title: 'Amount', type: 'amount', note: 'Of a statement as its reporter wrote it.' },
  { name: 'amount_base_units', title: 'Amount in base units', type: 'units' },
  { name: 'usd', title: 'Value in USD', type: 'usd', unit: 'USD', note: 'At the price of the day, or as the source states it.' },
  { name: 'price_source', title: 'Source of the price', type: 'text', note: 'A published price, or the Chainlink round: one for the whole row.' },
  { name: 'transfers', title: 'Transfers', type: 'integer' },
  { name: 'basis', title: 'Basis', type: 'text', note: 'Fetched by us, shipped second hand, a series of others, or a statement.' },
  { name: 'source', title: 'Sources', type: 'text' },
];

const NOTES = [
  'Observed is what left the wallets that received a theft, by day and by where it went next: the first step only, so that nothing is counted again as it moves on.',
  'Reported are statements of named parties, one row each: snapshots that overlap and sometimes conflict. They are never summed, nor added to what is observed.',
  'Where a theft or a month has no rows, nobody has looked yet: that is not zero.',
  'Each row is valued at one price of 00:00 UTC of its day: ether at the published one where there is one, otherwise what has a Chainlink feed at the last round before that moment. What has neither has no value here, which is not a value of zero.',
  'Rows of basis "series" are daily sums by others, second hand, and give way to transfers of the same day; those in USD alone are what reached labelled exchange addresses.',
];

/** Laundering by day, what is observed on chain beside what others reported. */
export const launderingOverTime: Chart<'laundering-over-time'> = async ({ db, asOf }, query) => {
  const { incident, origin, stage, since, until } = readParams(query, params);
  assertSpan(since, until);
  await assertIncidents(db, incident ?? []);
  const [flows, series, prices, reports] = [await findOutflows(db), await findSeries(db), await findPrices(db), await findReportedFlows(db)];
  const concerning = reports.filter((report) => incident === undefined || incident.includes(report.incident));
  const statements = concerning.filter(isStatement);
  const all = [
    ...flows.map(outflowRow),
    ...standingSeries(series, flows).map((point) => seriesRow(prices, point)),
    ...statements.flatMap((flow) => {
      const date = dateOf(flow);
      return date === null ? [] : [reportedRow(flow, date)];
    }),
  ];
  const rows = all.filter(
    (row) =>
      (incident?.includes(row.incident) ?? true) &&
      (origin?.includes(row.origin) ?? true) &&
      (stage?.includes(row.stage) ?? true) &&
      (since === undefined || lastDay(parsePartialDate(row.date)) >= since) &&
      (until === undefined || firstDay(parsePartialDate(row.date)) <= until),
  );
  rows.sort(inOrder);
  const ofPrices = new Map(flows.map(({ priceSource, priceSourceIds }) => [priceSource, priceSourceIds]));
  const [first, last] = [since ?? bound(rows, firstDay, 0), until ?? bound(rows, lastDay, -1)];
  return {
    id: 'laundering-over-time',
    title: 'Laundered, over time',
    subtitle: 'What left the receiving wallets, observed on chain, beside what others reported',
    unit: 'USD',
    columns,
    rows,
    events: await eventsBetween(db, first, last),
    sources: await sourceRefs(db, rows.flatMap((row) => [...idsOf(row.source), ...(ofPrices.get(row.price_source) ?? idsOf(row.price_source))])),
    asOf,
    complete: false,
    notes: [...NOTES, leftOut(concerning.length - statements.length, statements.filter((flow) => dateOf(flow) === null).length)],
    methodVersion: '2',
  };
};

function idsOf(source: string | null): readonly string[] {
  return source?.split(';') ?? [];
}

function leftOut(others: number, undated: number): string {
  return `Left out of the reports: ${others} about the volume of a whole network or a mere status, ${undated} without any date.`;
}

function bound(rows: readonly LaunderingRow[], day: typeof firstDay, at: 0 | -1): string | undefined {
  return rows.map((row) => day(parsePartialDate(row.date))).sort().at(at);
}

/** By date, then by all that tells rows apart; the sort is stable, so statements keep the order of the registry. */
function inOrder(a: LaunderingRow, b: LaunderingRow): number {
  const key = (row: LaunderingRow) => [row.date, row.incident, row.origin, row.reporter, row.stage, row.service, row.asset, row.basis, row.chain].map((part) => part ?? '');
  const [left, right] = [key(a), key(b)];
  const at = left.findIndex((part, i) => part !== right[i]);
  return at === -1 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
}
