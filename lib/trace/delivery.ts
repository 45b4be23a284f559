import type { Book } from './books/book';
import type { Crossing } from './bridges';
import { END, type Ends } from './ends';
import type { Ledger } from './ledger/ledger';
import { CLEAN, type Piece } from './pieces';
import type { Records } from './records';
import { type Label, STOP, type Stops } from './stops';

export interface DeliveryParts {
  readonly ledger: Ledger;
  readonly stops: Stops;
  readonly crossings: ReadonlyMap<number, Crossing>;
  readonly book: Book;
  readonly records: Records;
  readonly ends: Ends;
  /** Told of stolen pieces that became another asset: what was given of which account, what was got in which. */
  readonly onSwap: (swap: Swap) => void;
}

export interface Swap {
  readonly from: number;
  readonly given: readonly Piece[];
  readonly to: number;
  readonly got: readonly Piece[];
  readonly movement: number;
}

/** Brings pieces that left an account to where they go: into the book, to an end, over a bridge. */
export interface Delivery {
  deliver(account: number, pieces: readonly Piece[], movement: number): void;
  /** The receiver is the giver itself, so it can't be a bridge. */
  giveBack(account: number, pieces: readonly Piece[], movement: number): void;
  stop(label: Label, account: number, pieces: readonly Piece[], movement: number): void;
  /** Turns pieces into so many units of another asset. */
  exchange(giver: number, given: readonly Piece[], receiver: number, total: bigint, movement: number): Piece[];
  /** Whether a movement is what was sent over a bridge. Not if its payer has stolen money of its own: it may be that. */
  isExpected(movement: number): boolean;
  /** Brings what was sent over a bridge to its receiver. */
  arrive(movement: number): void;
}

interface Flight {
  readonly label: Label;
  readonly bridge: number;
  readonly destination: string;
  readonly pieces: Piece[];
}

export function createDelivery({ ledger, stops, crossings, book, records, ends, onSwap }: DeliveryParts): Delivery {
  const flights = new Map<number, Flight>();
  const stamped = (pieces: readonly Piece[], movement: number) =>
    pieces.map((piece) => (piece.theft === CLEAN ? piece : { ...piece, record: records.next(movement, piece.record) }));

  const delivery: Delivery = {
    deliver(account, pieces, movement) {
      const crossing = crossings.size === 0 ? undefined : crossings.get(ledger.tx[movement]!);
      const stopped = stops.kind[account] !== STOP.none;
      const label = stopped ? stops.labelOf(account) : crossing?.labelled === false ? { category: 'bridge', name: null } : undefined;
      if (label === undefined) book.put(account, stamped(pieces, movement));
      else if (crossing === undefined) delivery.stop(label, account, pieces, movement);
      else cross(crossing, label, account, stamped(pieces, movement));
    },
    giveBack: (account, pieces, movement) => book.put(account, stamped(pieces, movement)),
    stop: (label, account, pieces, movement) => ends.add(label, account, stamped(pieces, movement)),
    exchange(giver, given, receiver, total, movement) {
      if (given.length === 0) return [];
      const got = book.convert(given, total);
      // Less than one unit of the other asset is nothing of it; it must not get lost all the same.
      delivery.stop(END.rounding, giver, given.filter((_, k) => got[k]!.amount === 0n), movement);
      const kept = got.filter((piece) => piece.amount > 0n);
      onSwap({ from: giver, given: given.filter((_, k) => got[k]!.amount > 0n), to: receiver, got: kept, movement });
      return kept;
    },
    isExpected(movement) {
      const flight = flights.get(movement);
      const payer = ledger.from[movement]!;
      if (flight === undefined) return false;
      if (stops.kind[payer] !== STOP.none || !book.hasTaint(payer)) return true;
      flights.delete(movement);
      ends.add(flight.label, flight.bridge, flight.pieces, flight.destination);
      return false;
    },
    arrive(movement) {
      const flight = flights.get(movement);
      if (flight === undefined) return;
      const receiver = ledger.to[movement]!;
      delivery.deliver(receiver, delivery.exchange(flight.bridge, flight.pieces, receiver, ledger.amount(movement), movement), movement);
    },
  };

  function cross({ hint, arrival }: Crossing, label: Label, bridge: number, pieces: readonly Piece[]): void {
    const destination = `${hint.chain}:${hint.address}`;
    const flight = arrival === undefined ? undefined : flights.get(arrival);
    if (arrival === undefined) ends.add(label, bridge, pieces, destination);
    else if (flight === undefined) flights.set(arrival, { label, bridge, destination, pieces: [...pieces] });
    else flight.pieces.push(...pieces);
  }

  return delivery;
}
