import type { Book } from './books/book';
import type { Ledger } from './ledger/ledger';
import type { Limbs } from './limbs';
import type { Piece } from './pieces';
import { type Place, placeOf } from './places';
import type { Records } from './records';
import { type Label, type Stops, SUSPECTED } from './stops';
import { findSweepers } from './sweeps';
import type { FoundTheft } from './thefts';
import type { Coverage } from './types';

interface Parts {
  readonly ledger: Ledger;
  readonly book: Book;
  readonly records: Records;
  readonly stops: Stops;
  readonly opening: Limbs;
  readonly thefts: readonly FoundTheft[];
  readonly coverage: Coverage | undefined;
  readonly minSweeps: number;
}

const HELD: Label = { category: 'held', name: null };
const FRONTIER: Label = { category: 'frontier', name: null };

/**
 * What is still in accounts when the record ends. Where it is known what the account sent, it is held there; where
 * that is not known, or only up to a block before the value came, the value is at the frontier: it may have moved on.
 * At an address that sweeps everything into a labelled service it is that service's, as a suspicion.
 */
export function remaining(parts: Parts): { ends: Place[]; held: Place[]; frontier: Place[] } {
  const { ledger, book, records, stops, thefts, coverage, opening, minSweeps } = parts;
  const accounts: number[] = [];
  for (let account = 0; account < ledger.accounts.size; account++) if (book.hasTaint(account)) accounts.push(account);
  const sweepers = findSweepers(ledger, stops, opening, accounts, minSweeps);
  const found = { ends: [] as Place[], held: [] as Place[], frontier: [] as Place[] };
  const add = (to: Place[], label: Label, account: number, pieces: () => Iterable<Piece>) => {
    const place = placeOf(label, account, null, pieces, thefts);
    if (place !== undefined) to.push(place);
  };
  const coverageOf = (account: number) => {
    const { chain, address, asset } = ledger.accounts.nameOf(account);
    return coverage?.(chain, address, asset) ?? 'full';
  };
  for (const account of accounts) {
    const until = coverage === undefined ? 'full' : coverageOf(account);
    const cameAt = (piece: Piece) => ledger.block[records.movementOf(piece.record)]!;
    const here = () => book.stolenIn(account);
    const service = sweepers.get(account);
    if (service !== undefined) add(found.ends, sweepsTo(service, parts), account, here);
    else if (until === 'full') add(found.held, HELD, account, here);
    else if (until === 'none') add(found.frontier, FRONTIER, account, here);
    else {
      add(found.held, HELD, account, () => [...here()].filter((piece) => cameAt(piece) <= until));
      add(found.frontier, FRONTIER, account, () => [...here()].filter((piece) => cameAt(piece) > until));
    }
  }
  return found;
}

function sweepsTo(service: number, { ledger, stops }: Parts): Label {
  const { address } = ledger.accounts.addressName(service);
  return { category: SUSPECTED, name: `unlabelled, sweeps to ${stops.labelOfAddress(service)?.name ?? address}` };
}
