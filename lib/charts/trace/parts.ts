import type { TracePart, TraceSum } from '@/lib/charts/contract';
import { canonicalAddress } from '@/lib/core/address';
import { incidentsWithThefts } from '@/lib/db/theft-transactions';
import { addressIn, carriedOf } from '@/lib/trace/carried';
import { transactionsOf } from '@/lib/trace/paths';
import { totalOf } from '@/lib/trace/places';
import type { ChartContext } from '../context';
import { createNames, type Names } from './names';
import { type Traced, traceIncident } from './traced';

/**
 * The part of an address in the traces of all incidents, by FIFO; none for an address that none of them came to. Any
 * spelling of the address; throws `bad_address`.
 */
export async function traceParts({ db }: ChartContext, chain: string, text: string): Promise<readonly TracePart[]> {
  const address = canonicalAddress(chain, text);
  const parts: TracePart[] = [];
  for (const incident of await incidentsWithThefts(db)) {
    const traced = await traceIncident(db, incident, 'fifo');
    const id = traced.ledger.accounts.findAddress(chain, address);
    const part = id === undefined ? undefined : partOf(traced, id);
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

function partOf(traced: Traced, address: number): TracePart | undefined {
  const { trace, incident, victim, ledger } = traced;
  const { records, thefts } = trace;
  const { amounts, micros, theftOf, hops } = carriedOf(trace);
  const names = createNames(traced.assets, new Map());
  const [received, sent, held] = [createSums(traced, names), createSums(traced, names), createSums(traced, names)];
  let [hop, most] = [Infinity, -1];
  for (let record = 0; record < records.size; record++) {
    const [parent, to] = [records.parentOf(record), addressIn(trace, record)];
    const from = parent < 0 ? undefined : addressIn(trace, parent);
    if (from === to || amounts[record] === 0n) continue;
    const account = ledger.to[records.movementOf(record)]!;
    const value = thefts[theftOf[record]!]!.usdMicros === null ? null : micros[record]!;
    if (from === address) sent.add(account, amounts[record]!, value);
    if (to !== address) continue;
    received.add(account, amounts[record]!, value);
    hop = Math.min(hop, hops[record]!);
    if (most < 0 || isMore(record, most)) most = record;
  }
  if (most < 0) return undefined;
  for (const { account, sums } of [...trace.held, ...trace.frontier]) {
    if (ledger.accounts.addressOf(account) === address) held.add(account, totalOf(sums).amount, totalOf(sums).micros);
  }
  return { incident, victim, hop, received: received.list(), sent: sent.list(), held: held.list(), path: transactionsOf(trace, most) };

  function isMore(a: number, b: number): boolean {
    return micros[a] === micros[b] ? amounts[a]! > amounts[b]! : micros[a]! > micros[b]!;
  }
}

interface Sums {
  add(account: number, amount: bigint, micros: bigint | null): void;
  list(): TraceSum[];
}

/** Sums by asset, in the order in which the assets are met. */
function createSums({ ledger: { accounts } }: Traced, names: Names): Sums {
  const byAsset = new Map<number, { amount: bigint; micros: bigint | null }>();
  return {
    add(account, amount, micros) {
      const asset = accounts.assetOf(account);
      const sum = byAsset.get(asset) ?? { amount: 0n, micros: 0n };
      byAsset.set(asset, { amount: sum.amount + amount, micros: sum.micros === null || micros === null ? null : sum.micros + micros });
    },
    list: () => [...byAsset].map(([id, { amount, micros }]) => {
      const { chain, asset } = accounts.assetName(id);
      return names.sum(chain, asset, amount, micros);
    }),
  };
}
