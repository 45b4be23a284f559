import type { Ledger } from '../ledger/ledger';
import type { Limbs } from '../limbs';
import { CLEAN, cleanPiece, type Piece } from '../pieces';
import type { Records } from '../records';
import type { Book } from './book';
import { LotPool, NONE as NO_LOT } from './lot-pool';

// Read once: an imported name may cost a call each time.
const NONE = NO_LOT;

/**
 * Poison (Möser, Böhme, Breuker 2014): a drop of stolen money taints all that an account pays from then on. So a piece
 * here is not money: its amount is the gross amount that came from tainted accounts, the same unit is counted in as
 * many places as it passes, and no sum of it means anything. It says how far a theft may have reached, once for each
 * incident and account, with the way of the first that came.
 */
export class PoisonBook implements Book {
  /** By account the first of its lots, one for each incident that reached it: their units are gross amounts. */
  private readonly heads: Int32Array;
  private readonly pool: LotPool;
  private readonly paid: Limbs;

  constructor(
    private readonly ledger: Ledger,
    private readonly records: Records,
    /** By theft any number that is the same for those of one incident. */
    private readonly incidentOf: Int32Array,
  ) {
    this.heads = new Int32Array(ledger.accounts.size).fill(NONE);
    this.pool = new LotPool(ledger.math.width, 1024);
    this.paid = new Uint32Array(ledger.math.width);
  }

  hasTaint(account: number): boolean {
    return this.heads[account] !== NONE;
  }

  pay(movement: number): void {
    const { pool, heads, records } = this;
    const { from, to, amounts, math } = this.ledger;
    const [sender, receiver, amount] = [from[movement]!, to[movement]!, movement * math.width];
    if (heads[sender] === NONE || sender === receiver || math.isZero(amounts, amount)) return;
    for (let lot = heads[sender]!; lot !== NONE; lot = pool.next(lot)) {
      const source = pool.source(lot);
      const known = this.lotOf(receiver, source);
      // Only the first arrival is a way: later ones add to the gross amount.
      if (known !== NONE) math.add(pool.limbs, pool.units(known), amounts, amount);
      else this.add(receiver, source, records.next(movement, pool.record(lot)), amounts, amount);
    }
  }

  /** Clean money changes nothing. */
  receive(): void {
    return;
  }

  take(account: number, amount: bigint): Piece[] {
    if (!this.hasTaint(account)) return [cleanPiece(amount)];
    return this.stolenIn(account).map((piece) => ({ ...piece, amount }));
  }

  put(account: number, pieces: readonly Piece[]): void {
    for (const { theft, amount, record } of pieces) {
      if (theft === CLEAN || amount === 0n) continue;
      this.ledger.math.write(this.paid, 0, amount);
      const known = this.lotOf(account, theft);
      if (known !== NONE) this.ledger.math.add(this.pool.limbs, this.pool.units(known), this.paid, 0);
      else this.add(account, theft, record, this.paid, 0);
    }
  }

  convert(pieces: readonly Piece[], total: bigint): Piece[] {
    return pieces.map((piece) => ({ ...piece, amount: total }));
  }

  stolenIn(account: number): Piece[] {
    const { pool, heads } = this;
    const pieces: Piece[] = [];
    for (let lot = heads[account]!; lot !== NONE; lot = pool.next(lot)) {
      pieces.push({ theft: pool.source(lot), amount: this.ledger.math.read(pool.limbs, pool.units(lot)), micros: 0n, record: pool.record(lot) });
    }
    return pieces;
  }

  /** The lot of the incident of a theft in an account. */
  private lotOf(account: number, theft: number): number {
    const { pool, heads, incidentOf } = this;
    let lot = heads[account]!;
    while (lot !== NONE && incidentOf[pool.source(lot)] !== incidentOf[theft]) lot = pool.next(lot);
    return lot;
  }

  private add(account: number, theft: number, record: number, amounts: Limbs, at: number): void {
    const { pool, heads } = this;
    pool.reserve(1);
    const lot = pool.take();
    pool.setSource(lot, theft);
    pool.setRecord(lot, record);
    this.ledger.math.copy(pool.limbs, pool.units(lot), amounts, at);
    let last = heads[account]!;
    if (last === NONE) heads[account] = lot;
    else {
      while (pool.next(last) !== NONE) last = pool.next(last);
      pool.link(last, lot);
    }
  }
}
