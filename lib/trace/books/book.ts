import type { Piece } from '../pieces';

/**
 * What every account holds, and which part of it is stolen. A method of tracing is a book: the walk through the
 * record is the same for all, they differ in what leaves an account first. Movements are given by their index in the
 * ledger; an account always holds what it is asked for, since the book began with the opening balances.
 */
export interface Book {
  hasTaint(account: number): boolean;
  /** Moves the amount of a movement from its sender to its receiver, both of whom are in the book. */
  pay(movement: number): void;
  /** The receiver of a movement gets its amount as clean money from outside of the book. */
  receive(movement: number): void;
  /** Takes an amount out of an account, in the order in which the method lets it go; clean pieces included. */
  take(account: number, amount: bigint): Piece[];
  /** Puts pieces into an account, the first piece first. Their records already say how they came. */
  put(account: number, pieces: readonly Piece[]): void;
  /** The same pieces as so many units of another asset. */
  convert(pieces: readonly Piece[], total: bigint): Piece[];
  /** The stolen pieces in an account, in the order in which they would leave. */
  stolenIn(account: number): Iterable<Piece>;
}
