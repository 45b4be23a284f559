import { addressIn, carriedOf } from '@/lib/trace/carried';
import { NOBODY } from '@/lib/trace/ledger/columns';
import type { Trace } from '@/lib/trace/trace';

/** What one method finds that addresses received and sent of each asset, by a number that stands for both. */
export interface Flows {
  readonly received: ReadonlyMap<number, Sum>;
  readonly sent: ReadonlyMap<number, Sum>;
  /** Of each address that received anything: the fewest steps from a theft, and the record that brought most. */
  readonly arrivals: ReadonlyMap<number, { readonly hops: number; readonly record: number }>;
}

/** `micros` is null where the value of a theft in it is unknown. */
export interface Sum {
  readonly amount: bigint;
  readonly micros: bigint | null;
}

/** The number of an asset of an address. */
export function keyOf(address: number, asset: number, assets: number): number {
  return address * assets + asset;
}

/** Adds up what each record of a trace brought, by who received and who sent it; what stays with an address is no flow. */
export function flowsByAddress(trace: Trace, assets: number): Flows {
  const { records, thefts, ledger } = trace;
  const { amounts, micros, theftOf, hops } = carriedOf(trace);
  const [received, sent] = [new Map<number, Sum>(), new Map<number, Sum>()];
  const arrivals = new Map<number, { hops: number; record: number }>();
  const isMore = (a: number, b: number) => (micros[a] === micros[b] ? amounts[a]! > amounts[b]! : micros[a]! > micros[b]!);
  for (let record = 0; record < records.size; record++) {
    const [parent, to] = [records.parentOf(record), addressIn(trace, record)];
    const from = parent < 0 ? NOBODY : addressIn(trace, parent);
    if (from === to || amounts[record] === 0n) continue;
    const account = ledger.to[records.movementOf(record)]!;
    if (account === NOBODY) continue;
    const asset = ledger.accounts.assetOf(account);
    const value = thefts[theftOf[record]!]!.usdMicros === null ? null : micros[record]!;
    addTo(received, keyOf(to, asset, assets), amounts[record]!, value);
    if (from !== NOBODY) addTo(sent, keyOf(from, asset, assets), amounts[record]!, value);
    const arrival = arrivals.get(to);
    if (arrival === undefined) arrivals.set(to, { hops: hops[record]!, record });
    else {
      arrival.hops = Math.min(arrival.hops, hops[record]!);
      if (isMore(record, arrival.record)) arrival.record = record;
    }
  }
  return { received, sent, arrivals };
}

function addTo(sums: Map<number, Sum>, key: number, amount: bigint, micros: bigint | null): void {
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { amount, micros });
  else sums.set(key, { amount: sum.amount + amount, micros: sum.micros === null || micros === null ? null : sum.micros + micros });
}
