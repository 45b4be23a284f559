import type { Ledger } from '../ledger/ledger';
import type { Limbs } from '../limbs';
import { CLEAN, cleanPiece, converted, type Piece } from '../pieces';
import type { Records } from '../records';
import type { Book } from './book';
import { payInPieces } from './pay-in-pieces';

interface Account {
  clean: bigint;
  dirty: bigint;
  /** Oldest first, from `next` on. */
  readonly pieces: Piece[];
  next: number;
}

/**
 * Taint in, highest out (Tironsakkul, Maarek, Eross, Just 2019): the stolen inputs of a transaction go to its highest
 * output first. The method is made for coins. Here an account that pays is a transaction with two outputs, the
 * payment and what stays behind: the greater of them, or the payment if they are equal, gets the stolen money first.
 * Stolen pieces leave oldest first.
 */
export class TihoBook implements Book {
  private readonly accounts: Account[];

  constructor(
    private readonly ledger: Ledger,
    private readonly records: Records,
    opening: Limbs,
  ) {
    const { math } = ledger;
    const holding = (_: unknown, account: number) => math.read(opening, account * math.width);
    this.accounts = Array.from({ length: ledger.accounts.size }, holding).map((clean) => ({ clean, dirty: 0n, pieces: [], next: 0 }));
  }

  hasTaint(account: number): boolean {
    return this.accounts[account]!.dirty > 0n;
  }

  pay(movement: number): void {
    payInPieces(this, this.ledger, this.records, movement);
  }

  receive(movement: number): void {
    this.accounts[this.ledger.to[movement]!]!.clean += this.ledger.amount(movement);
  }

  take(account: number, amount: bigint): Piece[] {
    const held = this.accounts[account]!;
    const left = held.clean + held.dirty - amount;
    if (left < 0n) throw new Error('An account was asked for more than it holds.');
    const dirtyFirst = amount >= left;
    const dirty = dirtyFirst ? least(amount, held.dirty) : amount - least(amount, held.clean);
    const clean = amount - dirty;
    held.clean -= clean;
    const stolen = takeOldest(held, dirty);
    if (clean === 0n) return stolen;
    return dirtyFirst ? [...stolen, cleanPiece(clean)] : [cleanPiece(clean), ...stolen];
  }

  put(account: number, pieces: readonly Piece[]): void {
    const held = this.accounts[account]!;
    for (const piece of pieces) {
      if (piece.theft === CLEAN) held.clean += piece.amount;
      else {
        held.dirty += piece.amount;
        held.pieces.push(piece);
      }
    }
  }

  convert(pieces: readonly Piece[], total: bigint): Piece[] {
    return converted(pieces, total);
  }

  stolenIn(account: number): Iterable<Piece> {
    const { pieces, next } = this.accounts[account]!;
    return pieces.slice(next);
  }
}

function takeOldest(held: Account, amount: bigint): Piece[] {
  const taken: Piece[] = [];
  held.dirty -= amount;
  for (let rest = amount; rest > 0n; ) {
    const oldest = held.pieces[held.next]!;
    if (oldest.amount <= rest) {
      taken.push(oldest);
      held.next++;
      rest -= oldest.amount;
      continue;
    }
    const micros = (oldest.micros * rest) / oldest.amount;
    taken.push({ ...oldest, amount: rest, micros });
    held.pieces[held.next] = { ...oldest, amount: oldest.amount - rest, micros: oldest.micros - micros };
    rest = 0n;
  }
  if (held.next * 2 > held.pieces.length) {
    held.pieces.splice(0, held.next);
    held.next = 0;
  }
  return taken;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
