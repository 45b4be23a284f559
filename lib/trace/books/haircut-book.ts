import type { Ledger } from '../ledger/ledger';
import type { Limbs } from '../limbs';
import { CLEAN, cleanPiece, converted, type Piece, splitByLargestRemainder } from '../pieces';
import type { Records } from '../records';
import type { Book } from './book';
import { payInPieces } from './pay-in-pieces';

/** What one theft has in an account. `largest` is the greatest inflow since it last had nothing, `record` its way. */
interface Share {
  readonly theft: number;
  units: bigint;
  micros: bigint;
  largest: bigint;
  record: number;
}

interface Account {
  balance: bigint;
  /** By theft. */
  readonly shares: Share[];
}

/**
 * Haircut (Möser, Böhme, Breuker 2014): whatever leaves an account is stolen in the proportion in which the account
 * is. Each theft gets its share in whole base units, the units that are left over by largest remainder, so that
 * nothing is lost. Mixed money has many ways; the one that is told is that of the greatest inflow.
 */
export class HaircutBook implements Book {
  private readonly accounts: Account[];

  constructor(
    private readonly ledger: Ledger,
    private readonly records: Records,
    opening: Limbs,
  ) {
    const { math } = ledger;
    const holding = (_: unknown, account: number) => math.read(opening, account * math.width);
    this.accounts = Array.from({ length: ledger.accounts.size }, holding).map((balance) => ({ balance, shares: [] }));
  }

  hasTaint(account: number): boolean {
    return this.accounts[account]!.shares.length > 0;
  }

  pay(movement: number): void {
    payInPieces(this, this.ledger, this.records, movement);
  }

  receive(movement: number): void {
    this.accounts[this.ledger.to[movement]!]!.balance += this.ledger.amount(movement);
  }

  take(account: number, amount: bigint): Piece[] {
    const held = this.accounts[account]!;
    if (amount === 0n) return [];
    if (amount > held.balance) throw new Error('An account was asked for more than it holds.');
    const clean = held.shares.reduce((rest, share) => rest - share.units, held.balance);
    const parts = splitByLargestRemainder(amount, [...held.shares.map((share) => share.units), clean]);
    held.balance -= amount;
    const pieces = held.shares.map((share, i) => takeFrom(share, parts[i]!)).filter((piece) => piece.amount > 0n);
    held.shares.splice(0, Infinity, ...held.shares.filter((share) => share.units > 0n));
    const cleanPart = parts.at(-1)!;
    return cleanPart > 0n ? [...pieces, cleanPiece(cleanPart)] : pieces;
  }

  put(account: number, pieces: readonly Piece[]): void {
    const held = this.accounts[account]!;
    for (const piece of pieces) {
      held.balance += piece.amount;
      if (piece.theft !== CLEAN) addTo(held.shares, piece);
    }
  }

  convert(pieces: readonly Piece[], total: bigint): Piece[] {
    return converted(pieces, total);
  }

  stolenIn(account: number): Iterable<Piece> {
    return this.accounts[account]!.shares.map(({ theft, units, micros, record }) => ({ theft, amount: units, micros, record }));
  }
}

function takeFrom(share: Share, units: bigint): Piece {
  const micros = (share.micros * units) / share.units;
  share.units -= units;
  share.micros -= micros;
  return { theft: share.theft, amount: units, micros, record: share.record };
}

function addTo(shares: Share[], { theft, amount, micros, record }: Piece): void {
  const at = shares.findIndex((share) => share.theft >= theft);
  const share = shares[at];
  if (share?.theft !== theft) {
    shares.splice(at < 0 ? shares.length : at, 0, { theft, units: amount, micros, largest: amount, record });
    return;
  }
  share.units += amount;
  share.micros += micros;
  if (amount <= share.largest) return;
  share.largest = amount;
  share.record = record;
}
