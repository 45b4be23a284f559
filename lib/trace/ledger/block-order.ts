import type { Columns } from './columns';
import { firstNumber } from './position';

/** One transaction of a block: rows `from` up to, but without, `to` of the order. `log` is its first log index. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly log: number | undefined;
}

const TOKEN = 3;

/**
 * Puts the transactions of one block, rows `from` to `to` of `order` (sorted by hash), into the order in which they
 * happened as far as the record tells it. Log indices count through the block and decide. Where they are missing, a
 * transaction that pays into an account comes before the one that pays out of it: fresh wallets pass value on within
 * a block, and the other way round they would have paid what they did not have. What is still open goes by hash.
 */
export function orderWithinBlock(order: Uint32Array, from: number, to: number, columns: Columns): void {
  const groups = groupsOf(order, from, to, columns);
  if (groups.length < 2) return;
  const unlogged = groups.filter((group) => group.log === undefined);
  const logged = groups.filter((group) => group.log !== undefined).sort((a, b) => a.log! - b.log!);
  const placed = unlogged.length === 0 ? logged : fundedFirst([...unlogged, ...logged], order, columns);
  // Whatever the flows suggest, log indices are known.
  const inLogOrder = logged.values();
  const rows = placed.flatMap((group) => {
    const { from, to } = group.log === undefined ? group : inLogOrder.next().value!;
    return Array.from(order.subarray(from, to));
  });
  order.set(rows, from);
}

function groupsOf(order: Uint32Array, from: number, to: number, { txHash, kind, position }: Columns): Group[] {
  const groups: Group[] = [];
  for (let start = from; start < to; ) {
    const hash = txHash[order[start]!];
    let end = start;
    let log: number | undefined;
    for (; end < to && txHash[order[end]!] === hash; end++) {
      const at = order[end]!;
      if (log === undefined && kind[at] === TOKEN && hasLogIndex(position[at]!)) log = firstNumber(position[at]!);
    }
    groups.push({ from: start, to: end, log });
    start = end;
  }
  return groups;
}

/** Depth first: what funds a transaction is placed before it; a circle is cut where it is met. */
function fundedFirst(groups: readonly Group[], order: Uint32Array, { from, to }: Columns): Group[] {
  const funders = new Map<number, Group[]>();
  for (const group of groups) {
    for (let i = group.from; i < group.to; i++) {
      const account = to[order[i]!]!;
      const known = funders.get(account);
      if (known === undefined) funders.set(account, [group]);
      else known.push(group);
    }
  }
  const placed = new Set<Group>();
  const opened = new Set<Group>();
  const open = [...groups].reverse();
  for (let group = open.pop(); group !== undefined; group = open.pop()) {
    if (opened.has(group)) {
      placed.add(group);
      continue;
    }
    opened.add(group);
    open.push(group);
    for (let i = group.from; i < group.to; i++) {
      const account = from[order[i]!]!;
      // Asked for once: whoever spends from it later comes later anyway, or is part of a circle.
      for (const funder of (funders.get(account) ?? []).reverse()) if (!opened.has(funder)) open.push(funder);
      funders.delete(account);
    }
  }
  return [...placed];
}

/** A position may also be the number of a transfer among those of its transaction, which says nothing of the block. */
function hasLogIndex(position: string): boolean {
  return position !== '' && !position.startsWith('#');
}
