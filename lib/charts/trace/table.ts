import type { Column, TracePlace, TraceView } from '@/lib/charts/contract';

/** Columns of an amount, as lists and charts have them. */
const SUM: readonly Column[] = [
  { name: 'asset', title: 'Asset', type: 'text' },
  { name: 'asset_contract', title: 'Contract of the asset', type: 'text' },
  { name: 'decimals', title: 'Decimals', type: 'integer' },
  { name: 'amount', title: 'Stolen amount', type: 'amount' },
  { name: 'amount_base_units', title: 'Stolen amount in base units', type: 'units' },
  { name: 'usd', title: 'Value in USD', type: 'usd', unit: 'USD', note: 'At the time of the theft; empty where no price is known.' },
];

/** One row a place: ends, held, frontier and fees make up what was stolen. */
export const PLACE_COLUMNS: readonly Column[] = [
  { name: 'incident', title: 'Incident', type: 'text' },
  { name: 'method', title: 'Method', type: 'text' },
  { name: 'place', title: 'Kind of place', type: 'text', note: 'end, held, frontier or fee.' },
  { name: 'category', title: 'Category', type: 'text' },
  { name: 'name', title: 'Name of the service', type: 'text' },
  { name: 'chain', title: 'Chain', type: 'text' },
  { name: 'address', title: 'Address', type: 'text' },
  { name: 'label', title: 'Label of the registry', type: 'text' },
  { name: 'tier', title: 'Tier of the flagged wallet', type: 'text' },
  ...SUM,
  { name: 'least', title: 'Least of FIFO, LIFO and haircut', type: 'amount' },
  { name: 'most', title: 'Most of FIFO, LIFO and haircut', type: 'amount' },
  { name: 'least_usd', title: 'Least in USD', type: 'usd', unit: 'USD' },
  { name: 'most_usd', title: 'Most in USD', type: 'usd', unit: 'USD' },
  { name: 'destination', title: 'Destination that a bridge names', type: 'text' },
  { name: 'first_time', title: 'First', type: 'time', unit: 'UTC' },
  { name: 'last_time', title: 'Last', type: 'time', unit: 'UTC' },
];

/** The places of a trace as rows. Under poison their amounts are empty, for they are no money. */
export function placeRecords({ incident, method, ends, held, frontier, fees }: TraceView): object[] {
  const record = (place: string) => ({ range, ...row }: TracePlace) => ({
    incident, method, place, ...row, ...range, ...(method === 'poison' ? { amount: null, amount_base_units: null } : {}),
  });
  return [...ends.map(record('end')), ...held.map(record('held')), ...frontier.map(record('frontier')), ...fees.map(record('fee'))];
}

/** One row a transaction of a path, the theft first. Amount and value are those of the whole path, the same in each row. */
export const PATH_COLUMNS: readonly Column[] = [
  { name: 'incident', title: 'Incident', type: 'text' },
  { name: 'method', title: 'Method', type: 'text' },
  { name: 'path', title: 'Number of the path', type: 'integer' },
  { name: 'step', title: 'Step of the path', type: 'integer', note: '0 is the theft.' },
  { name: 'chain', title: 'Chain of the step', type: 'text' },
  { name: 'tx_hash', title: 'Transaction', type: 'text' },
  { name: 'time', title: 'Time', type: 'time', unit: 'UTC' },
  { name: 'to', title: 'Address that it came to', type: 'text' },
  { name: 'step_asset', title: 'Asset in which it came', type: 'text' },
  { name: 'to_category', title: 'Category of the last place', type: 'text' },
  { name: 'to_name', title: 'Name of the service of the last place', type: 'text' },
  ...SUM,
];
