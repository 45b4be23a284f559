import { TrackerError } from '@/lib/core/errors';
import type { LimbMath, Limbs } from '../limbs';
import type { Movement } from '../types';
import { AccountBook, type Accounts } from './accounts';
import { Columns, KIND_ORDER, NOBODY } from './columns';
import { findTexts } from './marks';
import { orderRows } from './order';

/**
 * A record of movements in the order in which they happened, one array per property, index = movement.
 * `from` and `to` are accounts (an asset of an address), `to` is `NOBODY` for a fee. `amounts` has `math.width` limbs a
 * movement, wide enough for the sum of all. `tx` counts transactions, so that those of one are told apart from the
 * next. Nothing in it is ever changed.
 */
export interface Ledger {
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly block: Float64Array;
  readonly timestamp: Float64Array;
  readonly kind: Uint8Array;
  readonly tx: Int32Array;
  readonly amounts: Limbs;
  readonly math: LimbMath;
  readonly txHash: readonly string[];
  readonly position: readonly string[];
  readonly accounts: Accounts;
  /** Rows that came more than once and count once. */
  readonly doubled: number;
  amount(movement: number): bigint;
  /** The movements of the transactions with one of these hashes, on whichever chain, in their order. */
  movementsOf(txHashes: Iterable<string>): number[];
}

/** Collects movements one by one, in any order, and puts them in order once. */
export interface LedgerBuilder {
  /** Throws `bad_amount` for an amount below 0 or above 2^256-1. */
  add(movement: Movement): void;
  /** Throws `bad_value` where two rows contradict each other. */
  seal(): Ledger;
}

const LARGEST = (1n << 256n) - 1n;

/** Makes an empty record. `nameRow` names the rows that were added, counted from 0, for what is said of wrong ones. */
export function createLedger(nameRow = (row: number) => `row ${row + 1}`): LedgerBuilder {
  const accounts = new AccountBook();
  const columns = new Columns();
  return {
    add({ chain, block, txHash, kind, position, timestamp, from, to, asset, amount }) {
      if (amount < 0n || amount > LARGEST) throw new TrackerError('bad_amount', `${amount} is not an amount that a chain can hold.`, { field: 'amount' });
      const sender = accounts.intern(chain, from, asset);
      const receiver = kind === 'fee' ? NOBODY : accounts.intern(chain, to, asset);
      columns.push(sender, receiver, block, timestamp, KIND_ORDER.indexOf(kind), txHash, position, amount);
    },
    seal: () => sealed(columns, accounts, nameRow),
  };
}

/** The record of movements that are at hand. Throws as the builder does. */
export function ledgerOf(movements: Iterable<Movement>): Ledger {
  const builder = createLedger();
  for (const movement of movements) builder.add(movement);
  return builder.seal();
}

function sealed(given: Columns, accounts: AccountBook, nameRow: (row: number) => string): Ledger {
  const order = orderRows(given, accounts, nameRow);
  const inOrder = order.length === given.size && order.every((at, i) => at === i);
  const columns = inOrder ? given : given.reordered(order);
  columns.widen(widthOfSum(columns));
  if (!inOrder) renumber(columns, accounts);
  const { size, from, to, block, timestamp, kind, amounts, math, txHash, position, mark } = columns;
  const tx = new Int32Array(size);
  const chainAt = (at: number) => accounts.assetName(accounts.assetOf(from[at]!)).chain;
  for (let at = 1; at < size; at++) {
    const same = txHash[at] === txHash[at - 1] && chainAt(at) === chainAt(at - 1);
    tx[at] = tx[at - 1]! + (same ? 0 : 1);
  }
  const amount = (movement: number) => math.read(amounts, movement * math.width);
  const movementsOf = (txHashes: Iterable<string>) => findTexts(txHash, mark, size, new Set(txHashes));
  return { size, from, to, block, timestamp, kind, tx, amounts, math, txHash, position, accounts, doubled: given.size - size, amount, movementsOf };
}

/** Numbers the accounts as they appear, so that nothing depends on the order in which the rows came. */
function renumber({ size, from, to }: Columns, accounts: AccountBook): void {
  const numbers = new Int32Array(accounts.size).fill(-1);
  let next = 0;
  const numberOf = (account: number) => (numbers[account] === -1 ? (numbers[account] = next++) : numbers[account]!);
  for (let at = 0; at < size; at++) {
    from[at] = numberOf(from[at]!);
    if (to[at] !== NOBODY) to[at] = numberOf(to[at]!);
  }
  accounts.renumber(numbers);
}

/** Limbs that hold twice the sum of all amounts: a balance and what is assumed before it never exceed that. */
function widthOfSum({ size, amounts, math: { width } }: Columns): number {
  // Only the number of bits matters, so floating point is close enough; two bits are spare.
  let sum = 1;
  for (let k = 0; k < width; k++) {
    let limbs = 0;
    for (let at = k; at < size * width; at += width) limbs += amounts[at]!;
    sum += limbs * 2 ** (32 * k);
  }
  return Math.max(width, Math.ceil((Math.log2(sum) + 3) / 32));
}
