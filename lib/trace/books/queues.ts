import type { Limbs } from '../limbs';
import { NONE } from './lot-pool';

const HEAD = 0;
const TAIL = 1;
const STOLEN_LOTS = 2;
const LOOSE = 4;

/**
 * Of each account the ends of its chain of lots, how many of them are stolen, and the clean units that came last and
 * stand loose, all in one place: most accounts have nothing else, and are paid and pay without leaving it.
 */
export class Queues {
  readonly limbs: Limbs;
  private readonly cells: Int32Array;
  private readonly stride: number;

  constructor(accounts: number, width: number) {
    this.stride = LOOSE + width;
    this.cells = new Int32Array(accounts * this.stride);
    this.limbs = new Uint32Array(this.cells.buffer);
    for (let account = 0; account < accounts; account++) this.set(account, NONE, NONE);
  }

  head(account: number): number {
    return this.cells[account * this.stride + HEAD]!;
  }

  tail(account: number): number {
    return this.cells[account * this.stride + TAIL]!;
  }

  stolenLots(account: number): number {
    return this.cells[account * this.stride + STOLEN_LOTS]!;
  }

  /** Where the loose units of an account are in `limbs`. */
  loose(account: number): number {
    return account * this.stride + LOOSE;
  }

  set(account: number, head: number, tail: number): void {
    this.cells[account * this.stride + HEAD] = head;
    this.cells[account * this.stride + TAIL] = tail;
  }

  countStolen(account: number, more: number): void {
    this.cells[account * this.stride + STOLEN_LOTS]! += more;
  }
}
