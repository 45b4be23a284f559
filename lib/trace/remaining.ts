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
  const { ledger, book, stops, thefts, coverage, opening, minSweeps } = parts;
  const accounts: number[] = [];
  for (let account = 0; account < ledger.accounts.size; account++) if (book.hasTaint(account)) accounts.push(account);
  const sweepers = findSweepers(ledger, stops, opening, accounts, minSweeps);
  const found = { ends: [] as Place[], held: [] as Place[], frontier: [] as Place[] };
  for (const account of accounts) {
    const until = coverage === undefined ? 'full' : coverageOf(account, parts);
    const service = sweepers.get(account);
    if (service !== undefined) found.ends.push(placeOf(sweepsTo(service, parts), account, null, () => book.stolenIn(account), thefts));
    else if (until === 'full') found.held.push(placeOf(HELD, account, null, () => book.stolenIn(account), thefts));
    else if (until === 'none') found.frontier.push(placeOf(FRONTIER, account, null, () => book.stolenIn(account), thefts));
    else {
      const [early, late] = [true, false].map((before) => () => cameBy(until, before, account, parts)) as [() => Piece[], () => Piece[]];
      if (early().length > 0) found.held.push(placeOf(HELD, account, null, early, thefts));
      if (late().length > 0) found.frontier.push(placeOf(FRONTIER, account, null, late, thefts));
    }
  }
  return found;
}

function coverageOf(account: number, { ledger, coverage }: Parts): ReturnType<Coverage> {
  const { chain, address, asset } = ledger.accounts.nameOf(account);
  return coverage?.(chain, address, asset) ?? 'full';
}

/** What stolen pieces in an account came up to a block, or after it. */
function cameBy(until: number, before: boolean, account: number, { ledger, book, records }: Parts): Piece[] {
  return [...book.stolenIn(account)].filter((piece) => ledger.block[records.movementOf(piece.record)]! <= until === before);
}

function sweepsTo(service: number, { ledger, stops }: Parts): Label {
  const { address } = ledger.accounts.addressName(service);
  return { category: SUSPECTED, name: `unlabelled, sweeps to ${stops.labelOfAddress(service)?.name ?? address}` };
}
