import { CLEAN, type Piece } from './pieces';
import type { Label } from './stops';

/** Labels of ends that are no service. */
export const END = {
  fee: { category: 'fee', name: null },
  ambiguous: { category: 'ambiguous swap', name: null },
  rounding: { category: 'rounding', name: null },
  stolenAgain: { category: 'stolen again', name: null },
} as const satisfies Record<string, Label>;

/** A place where traces stop, and what came there. `account` is where, or whence for an end that is nobody's. */
export interface End extends Label {
  readonly account: number;
  /** `chain:address` to which a bridge sent it on, where the trace could not follow. */
  readonly destination: string | null;
  readonly pieces: readonly Piece[];
}

export interface Ends {
  /** Clean pieces are left out. The record of a piece already names the movement that brought it. */
  add(label: Label, account: number, pieces: readonly Piece[], destination?: string): void;
  /** In the order in which they were first reached. */
  list(): readonly End[];
}

export function createEnds(): Ends {
  const ends = new Map<string, End & { pieces: Piece[] }>();
  return {
    add({ category, name }, account, pieces, destination) {
      const stolen = pieces.filter((piece) => piece.theft !== CLEAN && piece.amount > 0n);
      if (stolen.length === 0) return;
      const key = `${account} ${category} ${destination ?? ''}`;
      const end = ends.get(key);
      if (end === undefined) ends.set(key, { category, name, account, destination: destination ?? null, pieces: stolen });
      else end.pieces.push(...stolen);
    },
    list: () => [...ends.values()],
  };
}
