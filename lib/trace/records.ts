/** How one stretch of stolen value came to where it is: the movement that brought it, and the record before that. */
export interface Records {
  /** The record of a theft: the beginning of a path. */
  root(movement: number): number;
  /** The record that goes on from another; the same one again if nothing has been recorded in between. */
  next(movement: number, parent: number): number;
  movementOf(record: number): number;
  /** -1 for a root. */
  parentOf(record: number): number;
  readonly size: number;
}

const ROOT = -1;

/** Makes an empty tree of records: two integers each, so that every lot can keep its whole way. */
export function createRecords(): Records {
  let movements = new Int32Array(4096);
  let parents = new Int32Array(4096);
  let size = 0;
  const push = (movement: number, parent: number) => {
    if (size === movements.length) {
      movements = doubled(movements);
      parents = doubled(parents);
    }
    movements[size] = movement;
    parents[size] = parent;
    return size++;
  };
  return {
    root: (movement) => push(movement, ROOT),
    next(movement, parent) {
      const last = size - 1;
      if (last >= 0 && movements[last] === movement && parents[last] === parent) return last;
      return push(movement, parent);
    },
    movementOf: (record) => movements[record]!,
    parentOf: (record) => parents[record]!,
    get size() {
      return size;
    },
  };
}

function doubled(from: Int32Array): Int32Array<ArrayBuffer> {
  const into = new Int32Array(from.length * 2);
  into.set(from);
  return into;
}
