import type { Column, FlowRow } from '@/lib/charts/contract';
import { displayAddress } from '@/lib/core/address';
import { formatUnits } from '@/lib/core/money';
import { isoDay, isoSeconds } from '@/lib/core/time';
import { type Edge, findEdges, findReceivers } from '@/lib/db/flows';
import { findLabels, type Label } from '@/lib/db/labels';
import { assertIncidents, type Chart } from './context';
import { eventsBetween } from './events';
import { exact, slugs } from './fields';
import { hopsFrom } from './hops';
import { badValue, readParams } from './params';
import { sourceRefs } from './source-refs';

/** What it may be asked for. */
export const params = {
  incident: slugs.refine((found) => found.length === 1, 'takes one incident').default(['bybit-2025']),
  asset: exact.optional(),
};

const columns: Column[] = [
  { name: 'incident', title: 'Incident', type: 'text' },
  { name: 'hop', title: 'Step', type: 'integer', note: '1 leaves the wallet that received the theft.' },
  { name: 'chain', title: 'Chain', type: 'text' },
  { name: 'from', title: 'From', type: 'text' },
  { name: 'from_label', title: 'Label of the sender', type: 'text' },
  { name: 'to', title: 'To', type: 'text' },
  { name: 'to_label', title: 'Label of the recipient', type: 'text' },
  { name: 'to_category', title: 'Category of the recipient', type: 'text' },
  { name: 'asset', title: 'Asset', type: 'text' },
  { name: 'asset_contract', title: 'Contract of the asset', type: 'text' },
  { name: 'decimals', title: 'Decimals', type: 'integer' },
  { name: 'amount', title: 'Amount', type: 'amount' },
  { name: 'amount_base_units', title: 'Amount in base units', type: 'units' },
  { name: 'transfers', title: 'Transfers', type: 'integer' },
  { name: 'first_time', title: 'First', type: 'time', unit: 'UTC' },
  { name: 'last_time', title: 'Last', type: 'time', unit: 'UTC' },
  { name: 'tx_hashes', title: 'Transactions', type: 'list' },
  { name: 'origin', title: 'Origin', type: 'text', note: 'Fetched by us, shipped second hand, or both.' },
];

const NOTES = [
  'Each row is all that moved from one address to another in one asset; rows of different steps are the same value moving on and are not to be added up.',
  'Only the chain\'s own asset and listed tokens count: a token is its contract, whatever it calls itself.',
  'Where a flow ends, nobody has looked further yet: the value did not vanish. A wallet that served several thefts appears with all it sent.',
];

/** Where the loot of one theft went, from the wallet that received it onward. */
export const flow: Chart<'flow'> = async ({ db, asOf }, query) => {
  const { incident: [incident = ''], asset } = readParams(query, params);
  await assertIncidents(db, [incident]);
  const receivers = await findReceivers(db, incident);
  const edges = await findEdges(db, incident);
  if (asset !== undefined && edges.length > 0 && !edges.some((edge) => asset.includes(edge.asset))) {
    throw badValue('asset', `takes what moved here: ${[...new Set(edges.map((edge) => edge.asset))].join(', ')}`);
  }
  const hops = hopsFrom(receivers.map(({ chain, address }) => `${chain}:${address}`), edges);
  const labels = await findLabels(db);
  const used = edges.filter((edge) => hops.has(`${edge.chain}:${edge.from}`) && (asset?.includes(edge.asset) ?? true));
  const rows = used.map((edge) => flowRow(incident, edge, hops.get(`${edge.chain}:${edge.from}`) ?? 0, labels));
  rows.sort((a, b) => a.hop - b.hop);
  const last = used.reduce((max, edge) => Math.max(max, edge.last), 0);
  const first = used.reduce((min, edge) => Math.min(min, edge.first), last);
  const cited = used.flatMap(({ chain, from, to }) => [from, to].flatMap((end) => labels.get(`${chain}:${end}`)?.sourceIds ?? []));
  const shipped = used.flatMap((edge) => edge.sourceIds.flatMap((ids) => ids.split(';')));
  return {
    id: 'flow',
    title: 'Where it went',
    subtitle: `Transfers out of the wallet that received the theft, and onward: ${incident}`,
    unit: 'asset',
    columns,
    rows,
    events: rows.length === 0 ? [] : await eventsBetween(db, isoDay(first * 1000), isoDay(last * 1000)),
    sources: await sourceRefs(db, [...shipped, ...cited, ...receivers.flatMap((receiver) => receiver.sourceIds)]),
    asOf: rows.length === 0 ? asOf : isoSeconds(last),
    complete: false,
    notes: [...NOTES, ...remarks(rows.length, edges.filter((edge) => !hops.has(`${edge.chain}:${edge.from}`)))],
    methodVersion: '1',
  };
};

/** What a picture without these would hide. */
function remarks(rows: number, unreached: readonly Edge[]): string[] {
  const transfers = unreached.reduce((count, edge) => count + edge.transfers, 0);
  return [
    ...(rows === 0 ? ['No transfer out of the wallet that received this theft has been looked at yet.'] : []),
    ...(transfers === 0 ? [] : [`Left out: ${transfers} transfers of wallets of this theft to which no known path leads; they are in the list of transfers.`]),
  ];
}

function flowRow(incident: string, edge: Edge, hop: number, labels: ReadonlyMap<string, Label>): FlowRow {
  const [sender, recipient] = [labels.get(`${edge.chain}:${edge.from}`), labels.get(`${edge.chain}:${edge.to}`)];
  return {
    incident,
    hop,
    chain: edge.chain,
    from: displayAddress(edge.chain, edge.from),
    from_label: sender?.label ?? null,
    to: displayAddress(edge.chain, edge.to),
    to_label: recipient?.label ?? null,
    to_category: recipient?.category ?? 'unlabelled',
    asset: edge.asset,
    asset_contract: edge.assetContract === null ? null : displayAddress(edge.chain, edge.assetContract),
    decimals: edge.decimals,
    amount: formatUnits(BigInt(edge.amount), edge.decimals),
    amount_base_units: edge.amount,
    transfers: edge.transfers,
    first_time: isoSeconds(edge.first),
    last_time: isoSeconds(edge.last),
    tx_hashes: edge.hashes,
    origin: edge.fetched ? (edge.shipped ? 'mixed' : 'fetched') : 'shipped',
  };
}
