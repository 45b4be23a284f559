import type { Ledger } from '../ledger/ledger';
import type { Limbs } from '../limbs';
import type { Records } from '../records';
import type { Method } from '../types';
import type { Book } from './book';
import { HaircutBook } from './haircut-book';
import { PoisonBook } from './poison-book';
import { QueueBook } from './queue-book';
import { TihoBook } from './tiho-book';

interface BookParts {
  readonly ledger: Ledger;
  readonly records: Records;
  readonly opening: Limbs;
  /** By theft the number of its incident. */
  readonly incidentOf: Int32Array;
}

/** The book of a method, at the beginning of the record. */
export function createBook(method: Method, { ledger, records, opening, incidentOf }: BookParts): Book {
  switch (method) {
    case 'fifo':
      return new QueueBook(ledger, records, false, opening);
    case 'lifo':
      return new QueueBook(ledger, records, true, opening);
    case 'tiho':
      return new TihoBook(ledger, records, opening);
    case 'haircut':
      return new HaircutBook(ledger, records, opening);
    case 'poison':
      return new PoisonBook(ledger, records, incidentOf);
  }
}
