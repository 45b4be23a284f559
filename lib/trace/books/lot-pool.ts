import type { Limbs } from '../limbs';

/** No lot. */
export const NONE = -1;
/** The source of a clean lot. */
export const NO_SOURCE = -1;

/** Where a lot keeps what, counted from its index; its units and its start follow. */
const NEXT = 0;
const SOURCE = 1;
const RECORD = 2;
const UNITS = 3;

/**
 * All lots of a trace in one block of memory: a lot is the index of its first cell, and all of it stands together, for
 * a queue leads from one end of the memory to the other. `limbs` is the same memory as unsigned numbers. Lots are
 * chained into queues.
 *
 * A stolen lot is a stretch of its source, which is a theft or what a swap made of one: its units from its start on.
 * So a split is one addition, and the share in dollars follows from the stretch. Clean lots have no source.
 */
export class LotPool {
  limbs: Limbs;
  private cells: Int32Array;
  private readonly startAt: number;
  private readonly stride: number;
  private used = 0;
  private freed = NONE;

  constructor(width: number, lots: number) {
    this.startAt = UNITS + width;
    this.stride = UNITS + 2 * width;
    this.cells = new Int32Array(lots * this.stride);
    this.limbs = new Uint32Array(this.cells.buffer);
  }

  next(lot: number): number {
    return this.cells[lot + NEXT]!;
  }

  source(lot: number): number {
    return this.cells[lot + SOURCE]!;
  }

  isStolen(lot: number): boolean {
    return this.cells[lot + SOURCE] !== NO_SOURCE;
  }

  record(lot: number): number {
    return this.cells[lot + RECORD]!;
  }

  /** Where the units of a lot are in `limbs`. */
  units(lot: number): number {
    return lot + UNITS;
  }

  /** Where the start of a lot is in `limbs`. */
  start(lot: number): number {
    return lot + this.startAt;
  }

  link(lot: number, next: number): void {
    this.cells[lot + NEXT] = next;
  }

  setSource(lot: number, source: number): void {
    this.cells[lot + SOURCE] = source;
  }

  setRecord(lot: number, record: number): void {
    this.cells[lot + RECORD] = record;
  }

  /** Makes sure that taking so many lots does not move the memory. */
  reserve(lots: number): void {
    const needed = this.used + lots * this.stride;
    if (needed <= this.cells.length) return;
    const cells = new Int32Array(Math.max(this.cells.length * 2, needed));
    cells.set(this.cells);
    this.cells = cells;
    this.limbs = new Uint32Array(cells.buffer);
  }

  /** A clean lot without a next one. Expects room. */
  take(): number {
    let lot = this.freed;
    if (lot === NONE) {
      lot = this.used;
      this.used += this.stride;
    } else this.freed = this.cells[lot + NEXT]!;
    this.cells[lot + SOURCE] = NO_SOURCE;
    this.cells[lot + NEXT] = NONE;
    return lot;
  }

  release(lot: number): void {
    this.cells[lot + NEXT] = this.freed;
    this.freed = lot;
  }
}
