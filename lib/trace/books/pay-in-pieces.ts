import type { Ledger } from '../ledger/ledger';
import { CLEAN } from '../pieces';
import type { Records } from '../records';
import type { Book } from './book';

/** A payment in a book that hands money on in pieces. A payment of an account to itself changes nothing. */
export function payInPieces(book: Pick<Book, 'take' | 'put'>, ledger: Ledger, records: Records, movement: number): void {
  const [from, to] = [ledger.from[movement]!, ledger.to[movement]!];
  if (from === to) return;
  const pieces = book.take(from, ledger.amount(movement));
  book.put(to, pieces.map((piece) => (piece.theft === CLEAN ? piece : { ...piece, record: records.next(movement, piece.record) })));
}
