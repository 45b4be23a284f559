import type { Ledger } from '../ledger/ledger';
import { CLEAN, cleanPiece, type Piece } from '../pieces';
import type { Records } from '../records';
import type { Book } from './book';

/**
 * Poison (Möser, Böhme, Breuker 2014): a drop of stolen money taints all that an account pays from then on. So a piece
 * here is not money: its amount is the gross amount that came from tainted accounts, the same unit is counted in as
 * many places as it passes, and no sum of it means anything. It says how far a theft may have reached, once for each
 * incident and account, with the way of the first that came.
 */
export class PoisonBook implements Book {
  private readonly accounts: Map<number, Piece>[];

  constructor(
    private readonly ledger: Ledger,
    private readonly records: Records,
    /** Of a theft, any number that is the same for those of one incident. */
    private readonly incidentOf: (theft: number) => number,
  ) {
    this.accounts = Array.from({ length: ledger.accounts.size }, () => new Map<number, Piece>());
  }

  hasTaint(account: number): boolean {
    return this.accounts[account]!.size > 0;
  }

  pay(movement: number): void {
    const { from, to } = this.ledger;
    if (from[movement] === to[movement] || !this.hasTaint(from[movement]!)) return;
    const pieces = this.take(from[movement]!, this.ledger.amount(movement));
    this.put(to[movement]!, pieces.map((piece) => ({ ...piece, record: this.records.next(movement, piece.record) })));
  }

  /** Clean money changes nothing. */
  receive(): void {
    return;
  }

  take(account: number, amount: bigint): Piece[] {
    if (!this.hasTaint(account)) return [cleanPiece(amount)];
    return Array.from(this.accounts[account]!.values(), (piece) => ({ ...piece, amount, micros: 0n }));
  }

  put(account: number, pieces: readonly Piece[]): void {
    const reached = this.accounts[account]!;
    for (const piece of pieces) {
      if (piece.theft === CLEAN || piece.amount === 0n) continue;
      const incident = this.incidentOf(piece.theft);
      const known = reached.get(incident);
      reached.set(incident, known === undefined ? piece : { ...known, amount: known.amount + piece.amount });
    }
  }

  convert(pieces: readonly Piece[], total: bigint): Piece[] {
    return pieces.map((piece) => ({ ...piece, amount: total }));
  }

  stolenIn(account: number): Iterable<Piece> {
    return this.accounts[account]!.values();
  }
}
