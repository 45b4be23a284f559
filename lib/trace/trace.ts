import { createBook } from './books';
import { findCrossings } from './bridges';
import type { Swap } from './delivery';
import { createEnds, END } from './ends';
import { checkInvariant, type Invariant } from './invariant';
import { KIND_ORDER } from './ledger/columns';
import type { Ledger } from './ledger/ledger';
import type { Limbs } from './limbs';
import { openingBalances } from './opening';
import { type Place, placeOf } from './places';
import { createRecords, type Records } from './records';
import { remaining } from './remaining';
import { findStops, type Stops } from './stops';
import { findThefts, type FoundTheft } from './thefts';
import type { Method, Theft, TraceOptions } from './types';
import { walk } from './walk';

/** Settings that a trace uses where none are given; the method page states them. */
export const DEFAULTS = { bridgeWindow: 86_400, hubCounterparties: 1_000, minSweeps: 3 } as const;

/** A finished trace. Under poison the places say how far it reached: their amounts are gross and no money. */
export interface Trace {
  readonly method: Method;
  readonly ledger: Ledger;
  readonly thefts: readonly FoundTheft[];
  readonly ends: readonly Place[];
  readonly held: readonly Place[];
  readonly frontier: readonly Place[];
  readonly fees: readonly Place[];
  /** Whether the record has fees at all; if not, they are unknown, not nothing. */
  readonly feesKnown: boolean;
  /** What accounts on the way must have held before their history begins. */
  readonly assumed: readonly { readonly account: number; readonly amount: bigint }[];
  readonly swaps: readonly Swap[];
  readonly contradictions: Stops['contradictions'];
  /** Null under poison, which is no money. */
  readonly invariant: Invariant | null;
  readonly records: Records;
}

/**
 * Follows the thefts through the record. Pure and deterministic: the same record, thefts and settings give the same
 * trace. Throws `bad_value` for thefts that the record does not bear out, and an Error if anything got lost.
 */
export function trace(ledger: Ledger, given: readonly Theft[], options: TraceOptions): Trace {
  const { method, services = [], bridgeHints = new Map(), coverage } = options;
  const settings = { ...DEFAULTS, ...options };
  const thefts = findThefts(ledger, given);
  const incidents = new Map([...new Set(thefts.map(({ incident }) => incident))].map((incident, i) => [incident, i]));
  const known = thefts.map(({ movement }) => ledger.to[movement]!);
  const stops = findStops(ledger, { services, hubCounterparties: settings.hubCounterparties, known });
  const opening = openingBalances(ledger, stops.kind);
  const records = createRecords();
  const book = createBook(method, { ledger, records, opening, incidentOf: Int32Array.from(thefts, ({ incident }) => incidents.get(incident)!) });
  const ends = createEnds();
  const swaps: Swap[] = [];
  const crossings = findCrossings(ledger, bridgeHints, settings.bridgeWindow, stops);
  walk({ ledger, thefts, stops, crossings, book, records, ends, onSwap: (swap) => swaps.push(swap) });

  const reached = ends.list().map(({ category, name, account, destination, pieces }) =>
    placeOf({ category, name }, account, destination, () => pieces, thefts));
  const rest = remaining({ ledger, book, records, stops, opening, thefts, coverage, minSweeps: settings.minSweeps });
  const isFee = ({ category }: Place) => category === END.fee.category;
  const parts = {
    ends: [...reached.filter((place) => !isFee(place)), ...rest.ends],
    held: rest.held,
    frontier: rest.frontier,
    fees: reached.filter(isFee),
  };
  const invariant = method === 'poison' ? null : checkInvariant(ledger, thefts, swaps, Object.values(parts).flat());
  if (invariant !== null && !invariant.holds) throw new Error('The trace lost or made up value: ends, held, frontier and fees are not what was stolen.');
  const feesKnown = ledger.kind.subarray(0, ledger.size).includes(KIND_ORDER.indexOf('fee'));
  const assumed = assumedOf(ledger, opening, records);
  return { method, ledger, thefts, ...parts, feesKnown, assumed, swaps, contradictions: stops.contradictions, invariant, records };
}

function assumedOf({ to, math, accounts }: Ledger, opening: Limbs, records: Records): { account: number; amount: bigint }[] {
  const onTheWay = new Uint8Array(accounts.size);
  for (let record = 0; record < records.size; record++) {
    const account = to[records.movementOf(record)]!;
    if (account >= 0) onTheWay[account] = 1;
  }
  const assumed: { account: number; amount: bigint }[] = [];
  for (let account = 0; account < accounts.size; account++) {
    const at = account * math.width;
    if (onTheWay[account] === 1 && !math.isZero(opening, at)) assumed.push({ account, amount: math.read(opening, at) });
  }
  return assumed;
}
