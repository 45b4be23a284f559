import { TrackerError } from '@/lib/core/errors';
import type { AccountBook } from './accounts';
import { orderWithinBlock } from './block-order';
import { type Columns, NOBODY as TO_NOBODY } from './columns';
import { comparePositions } from './position';
import { TextSet } from './text-set';

// Read once: an imported name may cost a call each time.
const NOBODY = TO_NOBODY;

/**
 * The rows of a record in the order in which they happened, whatever the order in which they came, each key once.
 *
 * A chain's blocks follow one another; transactions within a block as `block-order.ts` says. Within a transaction
 * the fee comes first, for the chain takes it before anything else; then the value that the sender attached, the
 * calls in the order of their trace addresses, and the token logs by their index. Between native value and tokens
 * the true order is not recorded, and never matters: they are different accounts. Several chains are merged by time.
 * Throws `bad_value` for one key with two contents; `nameRow` says which rows those are.
 */
export function orderRows(columns: Columns, accounts: AccountBook, nameRow: (row: number) => string): Uint32Array {
  const chains = chainRanks(columns, accounts);
  const compare = (a: number, b: number) =>
    chains[a]! - chains[b]! ||
    columns.block[a]! - columns.block[b]! ||
    compareTexts(columns.txHash[a]!, columns.txHash[b]!) ||
    columns.kind[a]! - columns.kind[b]! ||
    comparePositions(columns.position[a]!, columns.position[b]!);
  const given = new Uint32Array(columns.size);
  for (let at = 0; at < given.length; at++) given[at] = at;
  const order = isSorted(given, compare) ? given : withoutDoubled(sorted(given, compare, columns, chains), compare, columns, nameRow);
  assertOneBlock(order, columns, chains, nameRow);
  orderBlocks(order, columns, chains, accounts.size);
  return byTime(order, columns, chains);
}

/** Of each row the place of its chain among the names of the chains. */
function chainRanks({ size, from }: Columns, accounts: AccountBook): Uint16Array {
  const nameOf = (account: number) => accounts.assetName(accounts.assetOf(account)).chain;
  const perAccount = Array.from({ length: accounts.size }, (_, account) => nameOf(account));
  const rank = new Map([...new Set(perAccount)].sort().map((chain, i) => [chain, i]));
  const rankOf = Uint16Array.from(perAccount, (chain) => rank.get(chain)!);
  const ranks = new Uint16Array(size);
  for (let at = 0; at < size; at++) ranks[at] = rankOf[from[at]!]!;
  return ranks;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Whether every row comes after the one before, and none twice. */
function isSorted(order: Uint32Array, compare: (a: number, b: number) => number): boolean {
  for (let i = 1; i < order.length; i++) if (compare(order[i - 1]!, order[i]!) >= 0) return false;
  return true;
}

/** Most records come block by block: then there is little to sort. */
function sorted(order: Uint32Array, compare: (a: number, b: number) => number, { block }: Columns, chains: Uint16Array): Uint32Array {
  for (let i = 1; i < order.length; i++) {
    if (chains[i - 1]! > chains[i]! || (chains[i - 1] === chains[i] && block[i - 1]! > block[i]!)) return order.sort(compare);
  }
  for (let start = 0, end = 1; start < order.length; start = end++) {
    while (end < order.length && chains[end] === chains[start] && block[end] === block[start]) end++;
    if (end - start > 1) order.subarray(start, end).sort(compare);
  }
  return order;
}

function withoutDoubled(order: Uint32Array, compare: (a: number, b: number) => number, columns: Columns, nameRow: (row: number) => string): Uint32Array {
  let kept = 0;
  for (let i = 0; i < order.length; i++) {
    const at = order[i]!;
    const before = kept === 0 ? undefined : order[kept - 1]!;
    if (before === undefined || compare(before, at) !== 0) order[kept++] = at;
    else if (!isSame(before, at, columns)) throw contradiction([before, at], columns, nameRow);
  }
  return order.subarray(0, kept);
}

function isSame(a: number, b: number, { from, to, timestamp, amounts, math: { width } }: Columns): boolean {
  if (from[a] !== from[b] || to[a] !== to[b] || timestamp[a] !== timestamp[b]) return false;
  for (let k = 0; k < width; k++) if (amounts[a * width + k] !== amounts[b * width + k]) return false;
  return true;
}

function contradiction(rows: readonly number[], { txHash, position }: Columns, nameRow: (row: number) => string): TrackerError {
  const [first = 0] = rows;
  return new TrackerError('bad_value', `Two rows of transaction ${txHash[first]}, position "${position[first]}", contradict each other: ${namesOf(rows, nameRow)}.`, {
    fix: 'The same chain, hash, kind and position is the same transfer: remove the wrong one of the two rows.',
    field: 'position',
  });
}

function namesOf(rows: readonly number[], nameRow: (row: number) => string): string {
  return rows.toSorted((a, b) => a - b).map(nameRow).join(' and ');
}

/** A transaction stands in one block. */
function assertOneBlock(order: Uint32Array, { txHash, mark, block }: Columns, chains: Uint16Array, nameRow: (row: number) => string): void {
  let seen = new TextSet(txHash, mark, order.length);
  for (let i = 0; i < order.length; i++) {
    const [before, at] = [order[i - 1] ?? -1, order[i]!];
    const sameChain = chains[before] === chains[at];
    if (i > 0 && !sameChain) seen = new TextSet(txHash, mark, order.length - i);
    if (sameChain && block[before] === block[at] && txHash[before] === txHash[at]) continue;
    const first = seen.firstOf(at);
    if (first === at) continue;
    throw new TrackerError('bad_value', `Transaction ${txHash[at]} is given in two blocks: ${namesOf([first, at], nameRow)}.`, {
      fix: 'A transaction stands in one block of its chain: correct the rows that name the other.',
      field: 'block',
    });
  }
}

function orderBlocks(order: Uint32Array, columns: Columns, chains: Uint16Array, accounts: number): void {
  const { block } = columns;
  const passesOn = createPassing(columns, accounts);
  for (let start = 0; start < order.length; ) {
    const first = order[start]!;
    let end = start + 1;
    while (end < order.length && block[order[end]!] === block[first] && chains[order[end]!] === chains[first]) end++;
    if (end - start > 1 && passesOn(order, start, end)) orderWithinBlock(order, start, end, columns);
    start = end;
  }
}

/** Tells whether an account is paid by one transaction of a block and pays in another; if none is, order is all the same. */
function createPassing({ from, to, txHash }: Columns, accounts: number): (order: Uint32Array, start: number, end: number) => boolean {
  const [firstPaid, lastPaid] = [new Int32Array(accounts).fill(-1), new Int32Array(accounts).fill(-1)];
  return (order, start, end) => {
    for (let row = start; row < end; row++) {
      const receiver = to[order[row]!]!;
      if (receiver === NOBODY) continue;
      if (lastPaid[receiver]! < start) firstPaid[receiver] = row;
      lastPaid[receiver] = row;
    }
    for (let row = start; row < end; row++) {
      const [sender, hash] = [from[order[row]!]!, txHash[order[row]!]];
      if (lastPaid[sender]! < start) continue;
      if (txHash[order[firstPaid[sender]!]!] !== hash || txHash[order[lastPaid[sender]!]!] !== hash) return true;
    }
    return false;
  };
}

/** Merges the chains by time; within a chain blocks keep their order even where a clock went backwards. */
function byTime(order: Uint32Array, { timestamp }: Columns, chains: Uint16Array): Uint32Array {
  const time = new Float64Array(order.length);
  let oneChain = true;
  for (let i = 0; i < order.length; i++) {
    const sameChain = i > 0 && chains[order[i - 1]!] === chains[order[i]!];
    if (i > 0 && !sameChain) oneChain = false;
    time[i] = sameChain ? Math.max(time[i - 1]!, timestamp[order[i]!]!) : timestamp[order[i]!]!;
  }
  if (oneChain) return order;
  const places = Uint32Array.from({ length: order.length }, (_, i) => i).sort((a, b) => time[a]! - time[b]! || a - b);
  return places.map((i) => order[i]!);
}
