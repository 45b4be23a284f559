import type { Column, ReportFile, TransferRow, WalletRow } from '@/lib/charts/contract';
import type { ChartContext } from '../context';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { openWhere } from '../lists/open';
import { sourceRefs } from '../source-refs';
import { walletId } from './choice';
import type { Scope } from './scope';
import type { TracedPlaces } from './traces';

const COLUMNS: readonly Column[] = [
  { name: 'chain', title: 'Chain', type: 'text' },
  { name: 'address', title: 'Address of interest', type: 'text' },
  { name: 'direction', title: 'Whether it sent or received', type: 'text', note: 'sent or received.' },
  { name: 'counterparty', title: 'The other party', type: 'text' },
  { name: 'tx_hash', title: 'Transaction', type: 'text' },
  { name: 'from', title: 'From', type: 'text' },
  { name: 'to', title: 'To', type: 'text' },
  { name: 'timestamp', title: 'Time', type: 'time', unit: 'UTC' },
  { name: 'asset', title: 'Asset', type: 'text' },
  { name: 'asset_contract', title: 'Contract of the asset', type: 'text' },
  { name: 'decimals', title: 'Decimals', type: 'integer' },
  { name: 'amount', title: 'Amount', type: 'amount' },
  { name: 'amount_base_units', title: 'Amount in base units', type: 'units' },
  { name: 'usd', title: 'Value in USD at the price of the day', type: 'usd', unit: 'USD', note: 'Empty where no price of that day is known.' },
  { name: 'block', title: 'Block', type: 'integer' },
  { name: 'kind', title: 'Kind', type: 'text' },
  { name: 'origin', title: 'Origin of the transfer', type: 'text', note: 'fetched from a node by us, or shipped, second hand.' },
  { name: 'method', title: 'What ties the address to a theft', type: 'text', note: 'listed: a source flags it. Else the method by which a trace finds stolen value there: a computation, no statement about its owner.' },
  { name: 'tier', title: 'Tier of the listing', type: 'text', note: 'Empty where the address is traced alone.' },
  { name: 'listed_by', title: 'Listed by', type: 'text' },
  { name: 'listed_on', title: 'Date of the listing', type: 'date' },
  { name: 'listing_access', title: 'Whether the primary text was seen', type: 'text' },
  { name: 'listing_sources', title: 'Sources of the listing', type: 'list' },
  { name: 'incidents', title: 'Incidents', type: 'list' },
];

/** Why an address is of interest. */
interface Tie {
  readonly method: string;
  readonly listing?: WalletRow;
  readonly incidents: readonly string[];
}

/**
 * The transfers of a report once more, one row for each party that is flagged or in which a trace of the report finds
 * stolen value, with what ties it. Read in pieces while it is written; only then is it known how many rows there are.
 */
export async function complianceFile(context: ChartContext, scope: Scope, traced: TracedPlaces, filters: ReportFile['filters']): Promise<ReportFile> {
  const cited = new Set<string>();
  const { notes, asOf, rows } = await openWhere(context, LISTS.transfers, scope.transfers, cited);
  const tieOf = (chain: string, address: string): Tie | undefined => {
    const listing = scope.flagged.get(walletId({ chain, address }));
    if (listing !== undefined) return { method: 'listed', listing, incidents: listing.incidents };
    const place = traced.get(walletId({ chain, address }));
    return place === undefined ? undefined : { method: place.method, incidents: [...place.incidents].sort() };
  };
  async function* tied(): AsyncGenerator<object> {
    for await (const row of rows()) {
      for (const direction of row.from === row.to ? (['sent'] as const) : (['sent', 'received'] as const)) {
        const tie = tieOf(row.chain, direction === 'sent' ? row.from : row.to);
        if (tie === undefined) continue;
        for (const id of tie.listing?.sources ?? []) cited.add(id);
        yield record(row, direction, tie);
      }
    }
  }
  return {
    section: 'transfers',
    name: 'compliance',
    title: 'Transfers of flagged and traced addresses, with what ties them',
    columns: COLUMNS,
    total: null,
    complete: notes.length === 0,
    asOf,
    notes,
    filters,
    rows: tied,
    sources: () => sourceRefs(context.db, [...cited].sort()),
  };
}

function record(row: TransferRow, direction: 'sent' | 'received', { method, listing, incidents }: Tie): object {
  const [address, counterparty] = direction === 'sent' ? [row.from, row.to] : [row.to, row.from];
  return {
    ...row,
    address,
    direction,
    counterparty,
    method,
    tier: listing?.tier ?? null,
    listed_by: listing?.authority ?? null,
    listed_on: listing?.authority_date ?? null,
    listing_access: listing?.access ?? null,
    listing_sources: listing?.sources ?? [],
    incidents,
  };
}
