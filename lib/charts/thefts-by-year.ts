import type { Column, TheftsByYearRow } from '@/lib/charts/contract';
import { groupBy } from '@/lib/core/group-by';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import type { Chart } from './context';
import { eventsBetween } from './events';
import { choices } from './fields';
import { incidents } from './lists/incidents';
import { readAll } from './lists/read';
import { readParams } from './params';
import { sourceRefs } from './source-refs';
import { sumThefts, THEFT_NOTES, tierRank } from './thefts';

/** What it may be asked for. */
export const params = { tier: choices(INCIDENT_TIERS).optional() };

const columns: Column[] = [
  { name: 'year', title: 'Year', type: 'integer' },
  { name: 'tier', title: 'Tier of the attribution', type: 'text' },
  { name: 'incidents', title: 'Thefts', type: 'integer' },
  { name: 'incidents_without_amount', title: 'Thefts without a known amount', type: 'integer' },
  { name: 'loss_usd', title: 'Loss in USD at the time', type: 'usd', unit: 'USD', note: 'Empty where no theft of the row has an amount.' },
];

/** Thefts by year and tier. */
export const theftsByYear: Chart<'thefts-by-year'> = async ({ db, asOf }, query) => {
  const { tier } = readParams(query, params);
  const thefts = await readAll(db, incidents, tier === undefined ? [] : [{ field: 'tier', anyOf: tier }]);
  const cells = [...groupBy(thefts, (theft) => `${theft.date.slice(0, 4)} ${theft.tier}`).values()];
  const rows = cells.map((cell): TheftsByYearRow => {
    const { date = '', tier = '' } = cell[0] ?? {};
    return { year: Number(date.slice(0, 4)), tier, ...sumThefts(cell) };
  });
  rows.sort((a, b) => a.year - b.year || tierRank(a.tier) - tierRank(b.tier));
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    id: 'thefts-by-year',
    title: 'Stolen, by year',
    subtitle: 'Thefts tied to the DPRK, by the tier of their attribution',
    unit: 'USD',
    columns,
    rows,
    events: await eventsBetween(db, first && `${first.year}-01-01`, last && `${last.year}-12-31`),
    sources: await sourceRefs(db, thefts.flatMap((theft) => theft.sources)),
    asOf,
    complete: true,
    notes: THEFT_NOTES,
    methodVersion: '1',
  };
};
