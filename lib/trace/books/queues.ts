import { NONE } from './lot-pool';

const HEAD = 0;
const TAIL = 1;
const STOLEN_LOTS = 2;
/** A power of two, so that a queue does not lie across two lines of the processor's cache. */
const CELLS = 4;

/** The ends of the chain of lots of each account, and how many of its lots are stolen. */
export class Queues {
  private readonly cells: Int32Array;

  constructor(accounts: number) {
    this.cells = new Int32Array(accounts * CELLS);
    for (let account = 0; account < accounts; account++) this.set(account, NONE, NONE);
  }

  head(account: number): number {
    return this.cells[account * CELLS + HEAD]!;
  }

  tail(account: number): number {
    return this.cells[account * CELLS + TAIL]!;
  }

  stolenLots(account: number): number {
    return this.cells[account * CELLS + STOLEN_LOTS]!;
  }

  set(account: number, head: number, tail: number): void {
    this.cells[account * CELLS + HEAD] = head;
    this.cells[account * CELLS + TAIL] = tail;
  }

  countStolen(account: number, more: number): void {
    this.cells[account * CELLS + STOLEN_LOTS]! += more;
  }
}
