import type { AddressRecord, ServiceEventRow } from '@/lib/charts/contract';
import { displayAddress } from '@/lib/core/address';
import { chainByName } from '@/lib/core/chains';
import { formatUnits } from '@/lib/core/money';
import type { ServiceEvent } from '@/lib/core/service-event';
import { isoSeconds } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import { serviceEventsOf } from '@/lib/db/service-events';
import { tokensOf } from '@/lib/db/tokens';

/** Events on the page. */
const SHOWN = 100;

interface Asset {
  readonly symbol: string;
  readonly decimals: number;
}

/** What services' own events say of a canonical address on one chain, the latest first, and how many there are. */
export async function serviceEventRows(db: Db, chain: string, address: string): Promise<AddressRecord['serviceEvents']> {
  const { rows, total } = await serviceEventsOf(db, chain, address, SHOWN);
  if (total === 0) return { rows: [], total };
  const tokens = await tokensOf(db, chain);
  const assetOf = (contract: string | null): Asset | undefined =>
    contract === null ? undefined : contract === '' ? chainByName(chain)?.native : tokens.get(contract);
  return { rows: rows.map((event) => rowOf(event, assetOf(event.assetContract))), total };
}

function rowOf(event: ServiceEvent, asset: Asset | undefined): ServiceEventRow {
  const { chain, assetContract, amount, destinationChain, destinationAddress, details } = event;
  return {
    protocol: event.protocol,
    event: event.event,
    contract: displayAddress(chain, event.contract),
    asset: asset?.symbol ?? null,
    asset_contract: assetContract === null || assetContract === '' ? null : displayAddress(chain, assetContract),
    amount: amount === null || asset === undefined ? null : formatUnits(amount, asset.decimals),
    amount_base_units: amount?.toString() ?? null,
    destination_chain: destinationChain,
    destination_address: destinationAddress === null ? null : displayAddress(destinationChain ?? '', destinationAddress),
    destination_name: details['destination_name'] ?? null,
    destination_asset: details['destination_asset'] ?? null,
    memo: details['memo'] ?? null,
    block: event.block,
    timestamp: isoSeconds(event.timestamp),
    tx_hash: event.txHash,
    log_index: event.logIndex,
  };
}
