import type { AddressRecord, BalanceRow, CounterpartyRow } from '@/lib/charts/contract';
import { displayAddress } from '@/lib/core/address';
import { chainByName } from '@/lib/core/chains';
import { formatUnits } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import { balancesOf, netOf } from '@/lib/db/balances';
import type { Db } from '@/lib/db/client';
import { findCounterparties } from '@/lib/db/counterparties';
import { findElsewhere } from '@/lib/db/elsewhere';
import { loadIntervals, queryKey } from '@/lib/db/intervals';
import { findLabels } from '@/lib/db/labels';
import { findDayMovements } from '@/lib/db/movements-of-day';
import { tokensOf } from '@/lib/db/tokens';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readWhere } from '../lists/read';
import { inAndOut } from './in-and-out';
import { serviceEventRows } from './service-events';

/** Transfers on the page; the list has them all. */
const SHOWN = 100;

/** What the store has read of a canonical address on one chain, and the sources of the transfers that are shown. */
export async function addressRecord(
  db: Db,
  chain: string,
  address: string,
): Promise<{ readonly record: AddressRecord; readonly sourceIds: readonly string[] }> {
  const place = [{ field: 'chain', anyOf: [chain] }, { field: 'address', anyOf: [address] }];
  const counted = (listed: 'true' | 'false', limit: number) =>
    readWhere(db, LISTS.transfers, [...place, { field: 'listed', anyOf: [listed] }], { limit, descending: true });
  const transfers = await counted('true', SHOWN);
  const unlisted = await counted('false', 1);
  const explorer = chainByName(chain)?.explorer;
  const coverage = await coverageOf(db, chain, address);
  const record = {
    explorer: explorer === undefined ? null : explorer.address + displayAddress(chain, address),
    balances: await balanceRows(db, chain, address, coverage),
    transfers: { rows: transfers.rows, total: transfers.total, unlisted: unlisted.total },
    inAndOut: inAndOut(await findDayMovements(db, chain, address)),
    serviceEvents: await serviceEventRows(db, chain, address),
    counterparties: await counterpartyRows(db, chain, address),
    coverage,
    missingKinds: TRANSFER_KINDS.filter((kind) => !coverage.some((range) => range.kind === kind)),
    elsewhere: await findElsewhere(db, chain, address),
  };
  return { record, sourceIds: transfers.sourceIds };
}

async function coverageOf(db: Db, chain: string, address: string): Promise<AddressRecord['coverage']> {
  const had = await loadIntervals(db, chain, TRANSFER_KINDS.map((kind) => queryKey(kind, address)));
  return TRANSFER_KINDS.flatMap((kind) => (had.get(queryKey(kind, address)) ?? []).map((range) => ({ kind, ...range })));
}

async function balanceRows(db: Db, chain: string, address: string, coverage: AddressRecord['coverage']): Promise<BalanceRow[]> {
  const tokens = await tokensOf(db, chain);
  const native = chainByName(chain)?.native;
  const balances = await balancesOf(db, chain, address);
  const net = await netOf(db, chain, address, balances[0]?.block ?? 0);
  return balances.flatMap(({ assetContract, amount, block, timestamp }) => {
    const asset = assetContract === '' ? native : tokens.get(assetContract);
    if (asset === undefined) return [];
    return {
      asset: asset.symbol,
      asset_contract: assetContract === '' ? null : displayAddress(chain, assetContract),
      decimals: asset.decimals,
      amount: formatUnits(amount, asset.decimals),
      amount_base_units: amount.toString(),
      block,
      timestamp: isoSeconds(timestamp),
      unexplained_base_units: isRead(coverage, assetContract, block) ? (amount - (net.get(assetContract) ?? 0n)).toString() : null,
    };
  });
}

/** Whether every kind of transfer that moves the asset was read up to the block, without a gap after its first. */
function isRead(coverage: AddressRecord['coverage'], assetContract: string, block: number): boolean {
  const kinds = assetContract === '' ? ['native', 'internal'] : ['token'];
  return kinds.every((kind) => {
    const ranges = coverage.filter((range) => range.kind === kind);
    return ranges.length === 1 && (ranges[0]?.to ?? -1) >= block;
  });
}

async function counterpartyRows(db: Db, chain: string, address: string): Promise<CounterpartyRow[]> {
  const rows = await findCounterparties(db, chain, address);
  const labels = await findLabels(db);
  return rows.map((row) => {
    const label = labels.get(`${chain}:${row.address}`);
    return {
      address: displayAddress(chain, row.address),
      label: label?.label ?? null,
      category: label?.category ?? 'unlabelled',
      asset: row.asset,
      received: formatUnits(BigInt(row.received), row.decimals),
      sent: formatUnits(BigInt(row.sent), row.decimals),
      transfers: row.transfers,
    };
  });
}
