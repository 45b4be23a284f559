import { displayAddress } from '@/lib/core/address';
import { formatUnits, formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import type { Exposure, ExposureSum } from '@/lib/screen/types';
import { RANGE_METHODS } from '@/lib/trace/range';
import type { Records } from '@/lib/trace/records';
import { trace } from '@/lib/trace/trace';
import type { TraceInput } from '../trace/load';
import { type Flows, flowsByAddress, keyOf, type Sum } from './flows-by-address';
import { createWays, type Ways } from './ways';

/** The parts of all addresses in the trace of one theft, small enough to be kept. */
export interface IncidentExposures {
  readonly incident: string;
  readonly addresses: number;
  /** The time of the last transfer that was read. */
  readonly asOf: string;
  /** One for each chain on which a canonical address had a part. */
  exposuresOf(address: string): readonly Exposure[];
}

/** An asset of an address: what FIFO finds, and the least and most of all methods. */
interface Kept {
  readonly asset: number;
  readonly sent: boolean;
  readonly amount: bigint;
  readonly micros: bigint | null;
  readonly least: bigint;
  readonly most: bigint;
}

interface Part {
  readonly chain: string;
  readonly hops: number;
  readonly way: number;
  readonly sums: readonly Kept[];
}

/**
 * Traces a theft by FIFO, LIFO and haircut, and keeps for each address that FIFO reaches what it received and sent in
 * each asset, with the range of the three, the steps from the theft, and the way by which most came. The record and the
 * traces can be forgotten then.
 */
export function exposuresOfTrace(input: Pick<TraceInput, 'incident' | 'ledger' | 'thefts' | 'services' | 'coverage' | 'bridgeHints' | 'assets'>): IncidentExposures {
  const { ledger, thefts, assets, incident } = input;
  const { accounts } = ledger;
  const assetCount = countAssets(input);
  const [fifo, lifo, haircut] = RANGE_METHODS.map((method) => {
    const traced = trace(ledger, thefts, { ...input, method });
    return { records: traced.records, flows: flowsByAddress(traced, assetCount) };
  }) as [Method, Method, Method];
  const others = [lifo.flows, haircut.flows];
  const ways = createWays();
  const wayTo = wayKeeper(ways, fifo.records, (movement) => ledger.txHash[movement]!);
  const sumsOf = sumKeeper(fifo.flows, others, assetCount);

  const parts = new Map<string, Part | readonly Part[]>();
  for (const [id, { hops, record }] of fifo.flows.arrivals) {
    const { chain, address } = accounts.addressName(id);
    const part: Part = { chain, hops, way: wayTo(record), sums: sumsOf(id) };
    const known = parts.get(address);
    parts.set(address, known === undefined ? part : [...asList(known), part]);
  }

  const names = Array.from({ length: assetCount }, (_, id) => {
    const { chain, asset } = accounts.assetName(id);
    const { symbol, contract, decimals } = assets.of(chain, asset);
    return { symbol, decimals, contract: contract === null ? null : displayAddress(chain, contract) };
  });
  const sumOf = ({ asset, amount, micros, least, most }: Kept): ExposureSum => {
    const { symbol, contract, decimals } = names[asset]!;
    const units = (value: bigint) => formatUnits(value, decimals);
    return { asset: symbol, asset_contract: contract, amount: units(amount), least: units(least), most: units(most), usd: micros === null ? null : formatUsd(micros) };
  };
  const exposureOf = ({ chain, hops, way, sums }: Part): Exposure => ({
    incident,
    chain,
    hops,
    received: sums.filter(({ sent }) => !sent).map(sumOf),
    sent: sums.filter(({ sent }) => sent).map(sumOf),
    path: ways.to(way),
  });
  return {
    incident,
    addresses: parts.size,
    asOf: isoSeconds(lastTime(ledger.timestamp, ledger.size)),
    exposuresOf: (address) => {
      const known = parts.get(address);
      return known === undefined ? [] : asList(known).map(exposureOf);
    },
  };
}

interface Method {
  readonly records: Records;
  readonly flows: Flows;
}

function asList(parts: Part | readonly Part[]): readonly Part[] {
  return Array.isArray(parts) ? (parts as readonly Part[]) : [parts as Part];
}

function countAssets({ ledger: { accounts } }: Pick<TraceInput, 'ledger'>): number {
  let most = -1;
  for (let account = 0; account < accounts.size; account++) most = Math.max(most, accounts.assetOf(account));
  return most + 1;
}

/** Keeps the way to a record, sharing what it has in common with those kept before. */
function wayKeeper(ways: Ways, records: Records, hashOf: (movement: number) => string): (record: number) => number {
  const kept = new Int32Array(records.size).fill(-1);
  return (record) => {
    const missing: number[] = [];
    let at = record;
    while (at >= 0 && kept[at] === -1) {
      missing.push(at);
      at = records.parentOf(at);
    }
    let end = at < 0 ? -1 : kept[at]!;
    for (const next of missing.reverse()) end = kept[next] = ways.add(hashOf(records.movementOf(next)), end);
    return end;
  };
}

function sumKeeper(fifo: Flows, others: readonly Flows[], assets: number): (address: number) => readonly Kept[] {
  return (address) => {
    const sums: Kept[] = [];
    for (let asset = 0; asset < assets; asset++) {
      const key = keyOf(address, asset, assets);
      for (const direction of ['received', 'sent'] as const) {
        const found = others.map((flows) => flows[direction].get(key)?.amount ?? 0n);
        const sum = fifo[direction].get(key);
        if (sum !== undefined) sums.push({ asset, sent: direction === 'sent', ...sum, ...rangeOf(sum, found) });
      }
    }
    return sums;
  };
}

function rangeOf({ amount }: Sum, others: readonly bigint[]): { least: bigint; most: bigint } {
  const all = [amount, ...others];
  return { least: all.reduce((a, b) => (b < a ? b : a)), most: all.reduce((a, b) => (b > a ? b : a)) };
}

function lastTime(timestamps: Float64Array, size: number): number {
  let last = 0;
  for (let i = 0; i < size; i++) last = Math.max(last, timestamps[i]!);
  return last;
}
