import { LimbMath, type Limbs, widthOf } from '../limbs';
import type { MovementKind } from '../types';
import { markOf } from './marks';

/** The kinds in the order in which they happen within a transaction (see `order.ts`); the column holds the index. */
export const KIND_ORDER: readonly MovementKind[] = ['fee', 'native', 'internal', 'token'];

/** The receiver of a fee. */
export const NOBODY = -1;

const FIRST_WIDTH = 4;
const limitOf = (width: number) => 1n << BigInt(32 * width);

/** Movements as one growing array per property: ten million of them fit into memory, as objects they would not. */
export class Columns {
  size = 0;
  math = new LimbMath(FIRST_WIDTH);
  from: Int32Array;
  to: Int32Array;
  block: Float64Array;
  timestamp: Float64Array;
  kind: Uint8Array;
  /** Of the hash (see `marks.ts`). */
  mark: Int32Array;
  amounts: Limbs;
  txHash: string[] = [];
  position: string[] = [];
  private limit = limitOf(FIRST_WIDTH);

  constructor(room = 1024) {
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.block = new Float64Array(room);
    this.timestamp = new Float64Array(room);
    this.kind = new Uint8Array(room);
    this.mark = new Int32Array(room);
    this.amounts = new Uint32Array(room * FIRST_WIDTH);
  }

  push(from: number, to: number, block: number, timestamp: number, kind: number, txHash: string, position: string, amount: bigint): void {
    if (this.size === this.from.length) this.grow();
    const at = this.size++;
    this.from[at] = from;
    this.to[at] = to;
    this.block[at] = block;
    this.timestamp[at] = timestamp;
    this.kind[at] = kind;
    this.mark[at] = markOf(txHash);
    this.txHash.push(txHash);
    this.position.push(position);
    if (amount >= this.limit) this.widen(widthOf(amount));
    this.math.write(this.amounts, at * this.math.width, amount);
  }

  /** Makes room for greater numbers in the same places. */
  widen(width: number): void {
    const before = this.math;
    if (width === before.width) return;
    const wide = new Uint32Array(this.from.length * width);
    for (let at = 0; at < this.size; at++) before.copy(wide, at * width, this.amounts, at * before.width);
    this.amounts = wide;
    this.math = new LimbMath(width);
    this.limit = limitOf(width);
  }

  /** The same movements in another order, some perhaps left out. */
  reordered(order: Uint32Array): Columns {
    const next = new Columns(order.length);
    const { width } = this.math;
    next.math = this.math;
    next.amounts = new Uint32Array(order.length * width);
    next.txHash = new Array<string>(order.length);
    next.position = new Array<string>(order.length);
    next.size = order.length;
    for (let i = 0; i < order.length; i++) {
      const at = order[i]!;
      next.from[i] = this.from[at]!;
      next.to[i] = this.to[at]!;
      next.block[i] = this.block[at]!;
      next.timestamp[i] = this.timestamp[at]!;
      next.kind[i] = this.kind[at]!;
      next.mark[i] = this.mark[at]!;
      next.txHash[i] = this.txHash[at]!;
      next.position[i] = this.position[at]!;
      this.math.copy(next.amounts, i * width, this.amounts, at * width);
    }
    return next;
  }

  private grow(): void {
    const length = this.from.length * 2;
    this.from = enlarged(this.from, new Int32Array(length));
    this.to = enlarged(this.to, new Int32Array(length));
    this.block = enlarged(this.block, new Float64Array(length));
    this.timestamp = enlarged(this.timestamp, new Float64Array(length));
    this.kind = enlarged(this.kind, new Uint8Array(length));
    this.mark = enlarged(this.mark, new Int32Array(length));
    this.amounts = enlarged(this.amounts, new Uint32Array(length * this.math.width));
  }
}

function enlarged<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from);
  return into;
}
