import type { Piece } from './pieces';
import type { Label } from './stops';

/** Stolen value of one incident in one place. `micros` is null where the value of a theft in it is unknown. */
export interface Sum {
  readonly incident: string;
  readonly amount: bigint;
  readonly micros: bigint | null;
}

/** A place where stolen value is at the end of the record: at an end, held, at the frontier, or gone as a fee. */
export interface Place extends Label {
  readonly account: number;
  readonly destination: string | null;
  readonly sums: readonly Sum[];
  /** What is there, never nothing, in the order in which it came or would leave. Made anew each time: it may be a lot. */
  readonly pieces: () => Iterable<Piece>;
}

/** Who a theft belongs to and whether its value is known, by its index. */
export interface TheftInfo {
  readonly incident: string;
  readonly usdMicros: bigint | null;
}

/** A place that something came to. It is added up when it is asked for: a trace may reach a hundred thousand places. */
export function placeOf({ category, name }: Label, account: number, destination: string | null, pieces: () => Iterable<Piece>, thefts: readonly TheftInfo[]): Place {
  return new AddedUpLater(category, name, account, destination, pieces, thefts);
}

class AddedUpLater implements Place {
  private added: readonly Sum[] | undefined;

  constructor(
    readonly category: string,
    readonly name: string | null,
    readonly account: number,
    readonly destination: string | null,
    readonly pieces: () => Iterable<Piece>,
    private readonly thefts: readonly TheftInfo[],
  ) {}

  get sums(): readonly Sum[] {
    return (this.added ??= sumsOf(this.pieces(), this.thefts));
  }
}

/** Pieces added up, incident by incident in the order of their names. */
function sumsOf(pieces: Iterable<Piece>, thefts: readonly TheftInfo[]): Sum[] {
  const sums: { incident: string; amount: bigint; micros: bigint | null }[] = [];
  for (const { theft, amount, micros } of pieces) {
    const { incident, usdMicros } = thefts[theft]!;
    const known = usdMicros === null ? null : micros;
    const sum = sums.find((one) => one.incident === incident);
    if (sum === undefined) sums.push({ incident, amount, micros: known });
    else {
      sum.amount += amount;
      sum.micros = sum.micros === null || known === null ? null : sum.micros + known;
    }
  }
  return sums.sort((a, b) => (a.incident < b.incident ? -1 : 1));
}

/** The sum over incidents. */
export function totalOf(sums: readonly Sum[]): { amount: bigint; micros: bigint | null } {
  const amount = sums.reduce((total, sum) => total + sum.amount, 0n);
  const micros = sums.reduce<bigint | null>((total, sum) => (total === null || sum.micros === null ? null : total + sum.micros), 0n);
  return { amount, micros };
}
