import { chainByName } from '@/lib/core/chains';
import { END } from '@/lib/trace/ends';
import { NOBODY } from '@/lib/trace/ledger/columns';
import type { Piece } from '@/lib/trace/pieces';
import type { Trace } from '@/lib/trace/trace';

/** An address that stolen value came to, as far as the record tells. Not one at which the trace stops. */
export interface Reached {
  readonly chain: string;
  readonly address: string;
  /** Steps from the theft: 0 for the address that received it. */
  readonly hop: number;
  /** Stolen value that came in, in micro-dollars at the time of the theft; of thefts without a known value nothing. */
  readonly micros: bigint;
  /** Whether some of what came in has no known value. */
  readonly unknown: boolean;
}

interface Arrival {
  hop: number;
  micros: bigint;
  unknown: boolean;
}

/**
 * Every address on the way of the loot, those first where most came in, unknown values last: who received the theft,
 * all who passed it on, and where bridges say that it went, if that is on an EVM chain. Where a trace stops there is nothing to be read: services,
 * suspected ones and burning are left out. What came in twice, on a round trip, counts twice.
 */
export function reachOf(trace: Trace): Reached[] {
  const { ledger, records } = trace;
  const { accounts } = ledger;
  const flows = flowsOf(trace);
  const hops = hopsOf(trace);
  const stops = stopsOf(trace);
  const arrived = arrivedBy(trace);
  const found = new Map<string, Arrival>();
  const arrive = (key: string, hop: number, { micros, unknown }: Flow) => {
    const known = found.get(key);
    if (known === undefined) found.set(key, { hop, micros, unknown });
    else {
      known.hop = Math.min(known.hop, hop);
      known.micros += micros;
      known.unknown ||= unknown;
    }
  };
  for (let record = 0; record < records.size; record++) {
    const address = addressIn(trace, record);
    if (!arrived.has(record) || address === NOBODY || stops.has(address)) continue;
    const parent = records.parentOf(record);
    // What somebody swapped for himself did not come in.
    const isSwap = parent >= 0 && addressIn(trace, parent) === address;
    const { chain, address: name } = accounts.addressName(address);
    arrive(`${chain}:${name}`, hops[record]!, isSwap ? NOTHING : (flows.get(record) ?? NOTHING));
  }
  for (const { destination, pieces } of trace.ends) {
    if (destination === null || chainByName(nameOf(destination).chain)?.evmId === undefined) continue;
    for (const piece of pieces()) arrive(destination, hops[piece.record]! + 1, flowOf(trace, piece));
  }
  return [...found].map(([key, arrival]) => ({ ...nameOf(key), ...arrival })).sort(compareReached);
}

/**
 * Those of the way to which stolen value came by a way on which everyone before is read, as `chain:address`. Half a
 * history misleads: of a swap it may have what was given and lack what came back, as if the pool had kept the loot.
 */
export function knownAmong(trace: Trace, isRead: (key: string) => boolean): Set<string> {
  const { ledger, records, ends } = trace;
  const keyOf = (address: number) => {
    const { chain, address: name } = ledger.accounts.addressName(address);
    return `${chain}:${name}`;
  };
  const isStop = stopsOf(trace);
  const known = new Set<string>();
  const goesOn = new Uint8Array(records.size);
  for (let record = 0; record < records.size; record++) {
    const [address, parent] = [addressIn(trace, record), records.parentOf(record)];
    if (address === NOBODY || (parent >= 0 && goesOn[parent] === 0)) continue;
    const key = keyOf(address);
    known.add(key);
    if (isStop.has(address) || isRead(key)) goesOn[record] = 1;
  }
  for (const { destination, pieces } of ends) {
    if (destination === null) continue;
    for (const piece of pieces()) if (goesOn[piece.record] === 1) known.add(destination);
  }
  return known;
}

interface Flow {
  readonly micros: bigint;
  readonly unknown: boolean;
}

const NOTHING: Flow = { micros: 0n, unknown: false };

function flowOf({ thefts }: Trace, { theft, micros }: Piece): Flow {
  const unknown = thefts[theft]!.usdMicros === null;
  return { micros: unknown ? 0n : micros, unknown };
}

/** What came by each record: what is there at its end, and what went on from there. */
function flowsOf(trace: Trace): Map<number, Flow> {
  const { records, ends, held, frontier, fees } = trace;
  const flows = new Map<number, Flow>();
  const add = (record: number, flow: Flow) => {
    const before = flows.get(record) ?? NOTHING;
    flows.set(record, { micros: before.micros + flow.micros, unknown: before.unknown || flow.unknown });
  };
  for (const { pieces } of [...ends, ...held, ...frontier, ...fees]) for (const piece of pieces()) add(piece.record, flowOf(trace, piece));
  // A record is younger than the one that it goes on from.
  for (let record = records.size - 1; record >= 0; record--) {
    const [parent, flow] = [records.parentOf(record), flows.get(record)];
    if (parent >= 0 && flow !== undefined) add(parent, flow);
  }
  return flows;
}

/** Of each record the steps from the theft; what stays at an address makes no step. */
function hopsOf(trace: Trace): Int32Array {
  const { records } = trace;
  const hops = new Int32Array(records.size);
  for (let record = 0; record < records.size; record++) {
    const parent = records.parentOf(record);
    if (parent >= 0) hops[record] = hops[parent]! + (addressIn(trace, parent) === addressIn(trace, record) ? 0 : 1);
  }
  return hops;
}

/** The records by which something came to an account: what is still there, or went on. A swap that can't be told never arrives. */
function arrivedBy({ records, held, frontier }: Trace): Set<number> {
  const found = new Set<number>();
  for (let record = 0; record < records.size; record++) found.add(records.parentOf(record));
  for (const { pieces } of [...held, ...frontier]) for (const piece of pieces()) found.add(piece.record);
  return found;
}

const OWN_ENDS: ReadonlySet<string> = new Set(Object.values(END).map(({ category }) => category));

/** The addresses of ends: all but those ends that lie with the wallet that gave something. */
function stopsOf({ ends, ledger }: Trace): Set<number> {
  return new Set(ends.filter(({ category }) => !OWN_ENDS.has(category)).map(({ account }) => ledger.accounts.addressOf(account)));
}

function addressIn({ ledger, records }: Trace, record: number): number {
  const account = ledger.to[records.movementOf(record)]!;
  return account === NOBODY ? NOBODY : ledger.accounts.addressOf(account);
}

function nameOf(key: string): { chain: string; address: string } {
  const at = key.indexOf(':');
  return { chain: key.slice(0, at), address: key.slice(at + 1) };
}

/** In an order that depends on nothing but what is there. */
function compareReached(a: Reached, b: Reached): number {
  if (a.micros !== b.micros) return a.micros > b.micros ? -1 : 1;
  const [left, right] = [a, b].map(({ hop, chain, address }) => `${String(hop).padStart(9, '0')} ${chain}:${address}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
