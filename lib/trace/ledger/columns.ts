import { LimbMath, type Limbs, widthOf } from '../limbs';
import type { MovementKind } from '../types';

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
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  block = new Float64Array(1024);
  timestamp = new Float64Array(1024);
  kind = new Uint8Array(1024);
  amounts: Limbs = new Uint32Array(1024 * FIRST_WIDTH);
  txHash: string[] = [];
  position: string[] = [];
  private limit = limitOf(FIRST_WIDTH);

  push(from: number, to: number, block: number, timestamp: number, kind: number, txHash: string, position: string, amount: bigint): void {
    if (this.size === this.from.length) this.grow();
    const at = this.size++;
    this.from[at] = from;
    this.to[at] = to;
    this.block[at] = block;
    this.timestamp[at] = timestamp;
    this.kind[at] = kind;
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
    const next = new Columns();
    const { width } = this.math;
    next.size = order.length;
    next.math = this.math;
    next.from = Int32Array.from(order, (at) => this.from[at]!);
    next.to = Int32Array.from(order, (at) => this.to[at]!);
    next.block = Float64Array.from(order, (at) => this.block[at]!);
    next.timestamp = Float64Array.from(order, (at) => this.timestamp[at]!);
    next.kind = Uint8Array.from(order, (at) => this.kind[at]!);
    next.amounts = new Uint32Array(order.length * width);
    order.forEach((at, i) => next.amounts.set(this.amounts.subarray(at * width, (at + 1) * width), i * width));
    next.txHash = Array.from(order, (at) => this.txHash[at]!);
    next.position = Array.from(order, (at) => this.position[at]!);
    return next;
  }

  private grow(): void {
    const length = this.from.length * 2;
    this.from = enlarged(this.from, new Int32Array(length));
    this.to = enlarged(this.to, new Int32Array(length));
    this.block = enlarged(this.block, new Float64Array(length));
    this.timestamp = enlarged(this.timestamp, new Float64Array(length));
    this.kind = enlarged(this.kind, new Uint8Array(length));
    this.amounts = enlarged(this.amounts, new Uint32Array(length * this.math.width));
  }
}

function enlarged<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from);
  return into;
}
