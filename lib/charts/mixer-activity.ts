import type { Column, MixerActivityRow } from '@/lib/charts/contract';
import { formatUnits, formatUsd, valueInUsd } from '@/lib/core/money';
import { findMixerDays, type MixerDay } from '@/lib/db/mixer-deposits';
import type { Chart } from './context';
import { eventsBetween } from './events';
import { sinceDay, untilDay } from './fields';
import { assertSpan, readParams } from './params';
import { sourceRefs } from './source-refs';

/** What it may be asked for. */
export const params = { since: sinceDay.optional(), until: untilDay.optional() };

const columns: Column[] = [
  { name: 'date', title: 'Day (UTC)', type: 'date' },
  { name: 'deposits', title: 'Deposits', type: 'integer' },
  { name: 'asset', title: 'Asset', type: 'text' },
  { name: 'amount', title: 'Deposited', type: 'amount', unit: 'ETH' },
  { name: 'amount_base_units', title: 'Deposited, in base units', type: 'units' },
  { name: 'usd', title: 'Value in USD', type: 'usd', unit: 'USD', note: 'At the price of the day; empty where none is stored.' },
  { name: 'price_source', title: 'Source of the price', type: 'text' },
];

const ETHER = 18;

/** Deposits a day into a mixer's pool by everyone who used it: what the sanctions on it can be held against. */
export const mixerActivity: Chart<'mixer-activity'> = async ({ db, asOf }, query) => {
  const { since, until } = readParams(query, params);
  assertSpan(since, until);
  const all = await findMixerDays(db);
  const days = all.filter(({ date }) => (since === undefined || date >= since) && (until === undefined || date <= until));
  const last = all.at(-1)?.date;
  return {
    id: 'mixer-activity',
    title: 'Into a mixer, by everyone',
    subtitle: 'Deposits a day into the 100-ETH pool of Tornado Cash by all its users, which is no measure of what DPRK actors do',
    unit: 'ETH',
    columns,
    rows: days.map(rowOf),
    events: await eventsBetween(db, days[0]?.date, days.at(-1)?.date),
    sources: await sourceRefs(db, days.flatMap(({ sourceIds, priceSourceIds }) => [...sourceIds, ...priceSourceIds])),
    asOf: last === undefined || last > asOf.slice(0, 10) ? asOf : `${last}T00:00:00Z`,
    complete: false,
    notes: notesOf(all, days),
    methodVersion: '1',
  };
};

function rowOf({ date, deposits, amount, usdMicros, priceSource }: MixerDay): MixerActivityRow {
  const units = BigInt(amount);
  return {
    date,
    deposits,
    asset: 'ETH',
    amount: formatUnits(units, ETHER),
    amount_base_units: amount,
    usd: usdMicros === null ? null : formatUsd(valueInUsd(units, ETHER, BigInt(usdMicros))),
    price_source: priceSource,
  };
}

function notesOf(all: readonly MixerDay[], days: readonly MixerDay[]): string[] {
  const unpriced = days.filter(({ usdMicros }) => usdMicros === null).length;
  return [
    'Context: everyone who used the pool is in it. It is not the activity of DPRK actors, and no share of it is theirs by this chart.',
    `The series holds each deposit from ${all[0]?.date ?? 'no day'} to ${all.at(-1)?.date ?? 'no day'}: a day of that span with 0 had none. Days before and after it are missing, which is not zero.`,
    'One pool of one mixer: deposits of 0.1, 1 and 10 ETH, of other assets and on other chains are not in it.',
    `Of ${unpriced} of the ${days.length} days no price is stored, and so no value.`,
  ];
}
