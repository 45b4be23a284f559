import { TrackerError } from '@/lib/core/errors';
import { isoDay } from '@/lib/core/time';
import { valueInUsd } from '@/lib/core/money';
import type { Db } from '@/lib/db/client';
import { findIncidentName } from '@/lib/db/incidents';
import { allServices } from '@/lib/db/services';
import { findTheftTransactions } from '@/lib/db/theft-transactions';
import { wrappedNatives } from '@/lib/db/tokens';
import { loadFetchedBlocks } from '@/lib/db/trace-coverage';
import { findDayPrices } from '@/lib/db/trace-prices';
import { type RecordRow, shippedTransactions } from '@/lib/db/trace-record';
import type { Ledger } from '@/lib/trace/ledger/ledger';
import type { BridgeHint, Coverage, Service, Theft } from '@/lib/trace/types';
import { type Assets, createAssets } from './assets';
import { bridgeHintsOf } from './bridge-hints';
import { createCollection } from './collection';
import { coverageOf } from './coverage';
import { readRecord } from './record';
import { beginOf, type PlacedTheft, placeThefts, sureThefts } from './thefts';

/** A theft as it is traced, and whether we read it on chain, it shipped with the registry, or a source only reports it. */
export interface LoadedTheft extends Theft {
  readonly basis: PlacedTheft['basis'];
  /** Of one whole unit on the day of the theft, in micro-dollars; null where unknown. */
  readonly priceMicros: bigint | null;
  readonly priceSourceIds: readonly string[];
}

/** All that the store knows for the trace of one incident: what `trace` of lib/trace takes, and how to tell it. */
export interface TraceInput {
  readonly incident: string;
  readonly victim: string;
  readonly ledger: Ledger;
  readonly thefts: readonly LoadedTheft[];
  readonly services: readonly Service[];
  readonly coverage: Coverage;
  readonly bridgeHints: ReadonlyMap<string, BridgeHint>;
  readonly assets: Assets;
  /** Of the thefts, their prices and the shipped transfers. */
  readonly sourceIds: readonly string[];
  /** What a reader must be told of the thefts, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the record of an incident from the store, anew each time: the same store gives the same. Throws `not_found` for
 * an incident that is not there and for one of which no theft transaction is sure. `onRow` is told of each row of the
 * store that is read, maybe twice.
 */
export async function loadTrace(db: Db, incident: string, onRow?: (row: RecordRow) => void): Promise<TraceInput> {
  const named = await findIncidentName(db, incident);
  if (named === undefined) throw new TrackerError('not_found', `There is no incident "${incident.slice(0, 50)}".`);
  const { sure, notes } = sureThefts(await findTheftTransactions(db, incident));
  if (sure.length === 0) throw nothingSure(incident, notes);

  const services = await allServices(db);
  const known = new Set(services.map(({ chain, address }) => `${chain}:${address}`));
  const fetched = await loadFetchedBlocks(db);
  const since = beginOf(sure, named.date);
  const assets = createAssets();
  const collection = createCollection({ assets, since, watched: [...(await shippedTransactions(db)), ...sure.map(({ chain, txHash }) => `${chain} ${txHash}`)] });
  const receivers = sure.map(({ chain, to }) => ({ chain, address: to }));
  const take = (row: RecordRow) => {
    collection.add(row);
    onRow?.(row);
  };
  const destinations = await readRecord({ db, receivers, since, isService: (key) => known.has(key), onRow: take });

  const { placed, notes: placing } = placeThefts(sure, { movementsOf: collection.movementsOf, standingOf: collection.standingOf, incidentDate: named.date });
  for (const { movement, theft, basis } of placed) {
    assets.add(theft.chain, { contract: theft.assetContract, symbol: theft.asset, decimals: theft.decimals });
    if (basis === 'reported') collection.report({ ...movement, asset: assets.keyOf(theft.chain, theft.assetContract) });
  }
  const { thefts, sourceIds } = await priced(db, placed);
  const firstBlocks = new Map([...collection.firstBlocks(), ...theftBlocks(placed)]);
  return {
    ...named,
    incident,
    ledger: collection.seal(),
    thefts,
    services,
    coverage: coverageOf(fetched, firstBlocks, assets),
    bridgeHints: bridgeHintsOf(destinations, await wrappedNatives(db)),
    assets,
    sourceIds: [...new Set([...sure.flatMap((theft) => theft.sourceIds), ...sourceIds, ...collection.sourceIds()])].sort(),
    notes: [...notes, ...placing],
  };
}

function nothingSure(incident: string, notes: readonly string[]): TrackerError {
  return new TrackerError('not_found', [`No theft transaction of ${incident} is sure, so there is nothing to follow.`, ...notes].join(' '));
}

/** What was stolen, in dollars of the day. */
async function priced(db: Db, placed: readonly PlacedTheft[]): Promise<{ thefts: LoadedTheft[]; sourceIds: string[] }> {
  const prices = await findDayPrices(db, placed.map(({ theft, movement }) => ({
    chain: theft.chain, contract: theft.assetContract, symbol: theft.asset, date: isoDay(movement.timestamp * 1000),
  })));
  const thefts = placed.map(({ theft, movement: { txHash, kind, position, amount }, basis }, i): LoadedTheft => {
    const { usdMicros: price, sourceIds: priceSourceIds } = prices[i]!;
    const usdMicros = price === null ? null : valueInUsd(amount, theft.decimals, price);
    return { incident: theft.incident, txHash, kind, position, basis, usdMicros, priceMicros: price, priceSourceIds };
  });
  return { thefts, sourceIds: prices.flatMap((price) => price.sourceIds) };
}

/** The first block with a theft on each chain, where it is known. */
function theftBlocks(placed: readonly PlacedTheft[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const { movement: { chain, block } } of placed) {
    if (block > 0) first.set(chain, Math.min(first.get(chain) ?? block, block));
  }
  return first;
}
