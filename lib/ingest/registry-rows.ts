import type { InferInsertModel } from 'drizzle-orm';
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import { parseUnits, parseUsd, USD_DECIMALS } from '@/lib/core/money';
import { parseIsoSeconds } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import * as t from '@/lib/db/schema';
import { decimalsOf, type ObservedTransfer, type Registry } from '@/lib/registry';

/** A table of facts and what it shall hold. */
export interface Fill {
  readonly table: PgTable;
  insert(tx: Db): Promise<void>;
}

/** Few enough rows that no statement comes near PostgreSQL's 65,535 parameters. */
const CHUNK = 500;

function fill<T extends PgTable>(table: T, rows: readonly InferInsertModel<T>[]): Fill {
  return {
    table,
    insert: async (tx) => {
      for (let at = 0; at < rows.length; at += CHUNK) {
        await tx.insert(table).values(rows.slice(at, at + CHUNK) as PgInsertValue<T>[]);
      }
    },
  };
}

const usd = (text: string | null) => (text === null ? null : parseUsd(text));
const cited = <R extends { readonly sources: readonly string[] }>({ sources, ...row }: R) => ({ ...row, sourceIds: [...sources] });

/**
 * The rows of every table of facts, incidents before all that refer to them; amounts in base units, USD in
 * micro-dollars, times in seconds.
 */
export function registryFills(registry: Registry, shipped: readonly ObservedTransfer[]): Fill[] {
  return [
    fill(t.sources, [...registry.sources]),
    fill(t.incidents, registry.incidents.map((row) => ({ ...cited(row), chains: [...row.chains], lossUsdMicros: usd(row.lossUsd) }))),
    fill(
      t.attributions,
      registry.attributions.map((row) => ({ ...cited(row), parties: [...row.parties], statedUsdMicros: usd(row.statedUsd) })),
    ),
    fill(t.wallets, registry.wallets.map((row, ord) => ({ ...cited(row), ord }))),
    fill(t.misattributions, registry.misattributions.map((row) => ({ ...cited(row), programmes: [...row.programmes] }))),
    fill(
      t.walletIncidents,
      registry.wallets.flatMap(({ chain, address, incidents }) => incidents.map((incident) => ({ chain, address, incident }))),
    ),
    fill(
      t.timeline,
      registry.timeline.map((row) => ({ ...cited(row), parties: [...row.parties], incidents: [...row.incidents] })),
    ),
    fill(t.services, registry.services.map((row, ord) => ({ ...cited(row), ord }))),
    fill(t.tokens, registry.tokens.map(cited)),
    fill(t.theftTransactions, registry.theftTransactions.map((row) => theftRow(registry, row))),
    fill(t.shippedTransfers, shipped.map((row) => shippedRow(registry, row))),
    fill(t.prices, registry.prices.map((row) => ({ ...cited(row), usdMicros: parseUsd(row.usd) }))),
    fill(t.priceFeeds, registry.priceFeeds.map(({ contract, ...row }) => ({ ...cited(row), assetContract: contract ?? '' }))),
    fill(t.observedSeries, registry.observedSeries.map((row) => {
      const decimals = row.asset === 'USD' ? USD_DECIMALS : decimalsOf(registry, 'ethereum', null);
      return { ...cited(row), decimals, amount: parseUnits(row.amount, decimals) };
    })),
    fill(t.mixerDeposits, registry.mixerDeposits.map((row) => {
      return { ...cited(row), amount: parseUnits(row.amount, decimalsOf(registry, 'ethereum', null)) };
    })),
    fill(t.reportedFlows, registry.reportedFlows.map((row) => ({ ...cited(row), amountUsdMicros: usd(row.amountUsd) }))),
    fill(t.officialTotals, registry.officialTotals.map((row) => ({ ...cited(row), totalUsdMicros: parseUsd(row.totalUsd) }))),
    fill(t.launderingWaves, registry.launderingWaves.map(cited)),
  ];
}

function theftRow(registry: Registry, row: Registry['theftTransactions'][number]): InferInsertModel<typeof t.theftTransactions> {
  const decimals = row.asset === null ? null : decimalsOf(registry, row.chain, row.assetContract);
  return {
    ...cited(row),
    timestamp: row.timestamp === null ? null : parseIsoSeconds(row.timestamp),
    decimals,
    amount: row.amount === null || decimals === null ? null : parseUnits(row.amount, decimals),
  };
}

/** A shipped transfer as its table holds it. */
export function shippedRow(registry: Registry, row: ObservedTransfer): InferInsertModel<typeof t.shippedTransfers> {
  const decimals = decimalsOf(registry, row.chain, row.assetContract);
  return { ...cited(row), timestamp: parseIsoSeconds(row.timestamp), decimals, amount: parseUnits(row.amount, decimals) };
}
