import { addressIn, type Carried, ENDS_OF_GIVERS } from '@/lib/trace/carried';
import { NOBODY } from '@/lib/trace/ledger/columns';
import { totalOf } from '@/lib/trace/places';
import { BURNED, SUSPECTED } from '@/lib/trace/stops';
import type { TraceNodeKind } from '@/lib/charts/contract';
import type { Trace } from '@/lib/trace/trace';

/** An address that stolen value came to. Values in micro-dollars, null where unknown; times in seconds. */
export interface Node {
  kind: TraceNodeKind;
  category: string | null;
  hop: number;
  received: bigint | null;
  /** What of it is not known to have left. */
  held: bigint | null;
  first: number;
  last: number;
}

/** Every address that stolen value came to, as the ledger numbers them. `serviceAt` tells the category of a labelled one. */
export function nodesOf(trace: Trace, carried: Carried, serviceAt: (address: number) => string | undefined): Map<number, Node> {
  const { ledger, records, thefts, method, ends, held, frontier } = trace;
  const nodes = new Map<number, Node>();
  const chainOf = (address: number) => ledger.accounts.addressName(address).chain;
  const plus = (total: bigint | null, more: bigint | null) => (total === null || more === null || method === 'poison' ? null : total + more);
  for (let record = 0; record < records.size; record++) {
    const [parent, address] = [records.parentOf(record), addressIn(trace, record)];
    if (address === NOBODY) continue;
    const time = ledger.timestamp[records.movementOf(record)]!;
    const giver = parent < 0 ? undefined : nodes.get(addressIn(trace, parent));
    if (giver !== undefined) {
      giver.last = Math.max(giver.last, time);
      // Value came out on another chain: what took it in is a bridge, by the word of its own event.
      if (giver.kind === 'wallet' && chainOf(addressIn(trace, parent)) !== chainOf(address)) [giver.kind, giver.category] = ['service', 'bridge'];
    }
    const node = nodes.get(address) ?? made(time, serviceAt(address), method === 'poison');
    nodes.set(address, node);
    node.hop = Math.min(node.hop, carried.hops[record]!);
    node.first = Math.min(node.first, time);
    node.last = Math.max(node.last, time);
    if (parent < 0) node.kind = 'origin';
    const isSwap = parent >= 0 && addressIn(trace, parent) === address;
    const isKnown = thefts[carried.theftOf[record]!]!.usdMicros !== null;
    if (!isSwap && (carried.amounts[record]! > 0n || method === 'poison')) node.received = plus(node.received, isKnown ? carried.micros[record]! : null);
  }
  const at = (account: number) => nodes.get(ledger.accounts.addressOf(account));
  for (const { category, account } of ends) {
    const node = ENDS_OF_GIVERS.has(category) ? undefined : at(account);
    if (node === undefined || node.kind === 'origin') continue;
    node.kind = category === SUSPECTED ? 'suspected' : category === BURNED ? 'burned' : 'service';
    node.category = node.kind === 'service' ? category : null;
  }
  for (const { account, category, sums } of [...held, ...frontier]) {
    const node = at(account);
    if (node === undefined) continue;
    node.held = plus(node.held, totalOf(sums).micros);
    if (category === 'frontier' && node.kind === 'wallet') node.kind = 'frontier';
  }
  return nodes;
}

function made(time: number, service: string | undefined, isReach: boolean): Node {
  const none = isReach ? null : 0n;
  return { kind: service === undefined ? 'wallet' : 'service', category: service ?? null, hop: Infinity, received: none, held: none, first: time, last: time };
}
