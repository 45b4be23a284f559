import type { LaunderingRow } from '@/lib/charts/contract';
import { formatUnits, formatUsd, valueInUsd } from '@/lib/core/money';
import type { Outflow } from '@/lib/db/flows';
import type { Price, SeriesPoint } from '@/lib/db/series';

type Prices = ReadonlyMap<string, Price>;

/** What left a receiving wallet, from our ledger. */
export function outflowRow(flow: Outflow): LaunderingRow {
  const units = BigInt(flow.amount);
  return {
    date: flow.date,
    date_precision: 'day',
    incident: flow.incident,
    origin: 'observed',
    reporter: null,
    stage: flow.category,
    service: null,
    chain: flow.chain,
    asset: flow.asset,
    amount: formatUnits(units, flow.decimals),
    amount_base_units: flow.amount,
    usd: flow.usdMicros === null ? null : formatUsd(valueInUsd(units, flow.decimals, BigInt(flow.usdMicros))),
    price_source: flow.priceSource,
    transfers: flow.transfers,
    basis: flow.origin,
    source: flow.sourceIds.length === 0 ? null : flow.sourceIds.join(';'),
  };
}

/** What ether of a day was worth at its published price; null where none is known. */
function valueAt(prices: Prices, asset: string, date: string, units: bigint, decimals: number) {
  const price = prices.get(`${asset} ${date}`);
  if (price === undefined) return { usd: null, price_source: null };
  return { usd: formatUsd(valueInUsd(units, decimals, price.usdMicros)), price_source: price.sourceIds.join(';') };
}

/** A daily sum that others made on chain. Where they give a value only, there is no amount. */
export function seriesRow(prices: Prices, point: SeriesPoint): LaunderingRow {
  const source = point.sourceIds.join(';');
  const inDollars = point.asset === 'USD';
  const value = inDollars
    ? { usd: formatUnits(point.amount, point.decimals), price_source: source }
    : valueAt(prices, point.asset, point.date, point.amount, point.decimals);
  return {
    date: point.date,
    date_precision: 'day',
    incident: point.incident,
    origin: 'observed',
    reporter: null,
    stage: point.toCategory ?? 'unlabelled',
    service: point.toName,
    chain: null,
    asset: inDollars ? null : point.asset,
    amount: inDollars ? null : formatUnits(point.amount, point.decimals),
    amount_base_units: inDollars ? null : point.amount.toString(),
    ...value,
    transfers: point.transfers,
    basis: 'series',
    source,
  };
}

/** The second-hand sums that still stand: one of an incident, day and asset that our ledger has gives way to it. */
export function standingSeries(series: readonly SeriesPoint[], flows: readonly Outflow[]): SeriesPoint[] {
  const key = (row: { incident: string; date: string; asset: string }) => `${row.incident} ${row.date} ${row.asset}`;
  const taken = new Set(flows.map(key));
  return series.filter((point) => !taken.has(key(point)));
}
