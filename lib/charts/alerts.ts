import type { AlertList, AlertRow, FlaggedRef } from '@/lib/charts/contract';
import { canonicalAddress, displayAddress } from '@/lib/core/address';
import { formatUnits, formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import { type AlertRecord, countAlerts, readAlerts } from '@/lib/db/alert-records';
import type { Db } from '@/lib/db/client';

/** The newest alerts of this store, and of how many transfers there are some. */
export async function newestAlerts(db: Db, limit: number): Promise<AlertList> {
  return { rows: (await readAlerts(db, { limit })).map(alertRow), total: await countAlerts(db) };
}

/** The newest alerts of a flagged wallet. Any spelling; throws `bad_address`. */
export async function alertsOf(db: Db, chain: string, address: string, limit: number): Promise<AlertRow[]> {
  return (await readAlerts(db, { chain, address: canonicalAddress(chain, address), limit })).map(alertRow);
}

/** The alert that a rule gave of a transfer, or undefined where it gave none. */
export async function findAlert(db: Db, transfer: string, rule: string): Promise<AlertRow | undefined> {
  const [record] = await readAlerts(db, { transfer, rule });
  return record === undefined ? undefined : alertRow(record);
}

function alertRow(record: AlertRecord): AlertRow {
  const { chain, decimals, usdMicros, assetContract } = record;
  const show = (address: string) => displayAddress(chain, address);
  return {
    id: record.transfer,
    chain,
    block: record.block,
    tx_hash: record.txHash,
    kind: record.kind,
    timestamp: isoSeconds(record.timestamp),
    from: show(record.from),
    to: show(record.to),
    asset: record.asset,
    asset_contract: assetContract === null ? null : show(assetContract),
    amount: decimals === null ? null : formatUnits(BigInt(record.amount), decimals),
    usd: usdMicros === null ? null : formatUsd(BigInt(usdMicros)),
    price_source: record.priceSource,
    wallet: show(record.wallet),
    flagged: record.flagged as FlaggedRef | null,
    other: {
      address: show(record.wallet === record.from ? record.to : record.from),
      service: record.otherService,
      flagged: record.otherFlagged as FlaggedRef | null,
    },
    raised_at: record.raisedAt,
    withdrawn_at: record.withdrawnAt,
  };
}
