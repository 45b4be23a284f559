import { createLedger, type Ledger } from '@/lib/trace/ledger/ledger';
import type { Movement, MovementKind } from '@/lib/trace/types';

/** A movement as an extract has it. Without `position` it is not known which of its transaction's it is. */
export interface ExtractRow extends Omit<Movement, 'position'> {
  readonly position?: string | undefined;
}

/** Collects the rows of one extract or several that overlap, as one record. */
export interface Extract {
  /** What follows is of another file. `nameRow` names its rows for what is said of wrong ones. */
  startFile(path: string): void;
  /** Throws `bad_amount` for an amount that no chain can hold. */
  add(row: ExtractRow, line: number): void;
  /** Throws `bad_value` where two rows contradict each other. */
  seal(): Ledger;
}

/**
 * Rows that have no position get one: `#` and their number in the transaction, for the true index is not known, and
 * nothing for a transaction's own payment and its fee. Two rows of one file that are alike in everything are two
 * transfers; one that another file has as well is the same transfer, and counts once.
 */
export function createExtract(): Extract {
  const places: string[] = [];
  const ledger = createLedger((row) => places[row] ?? '');
  const positions = new Map<string, string>();
  const used = new Map<string, number>();
  let alike = new Map<string, number>();
  let file = '';

  const numbered = ({ chain, txHash, kind, from, to, asset, amount }: ExtractRow) => {
    const transaction = JSON.stringify([chain, txHash, kind]);
    const content = JSON.stringify([transaction, from, to, asset, amount.toString()]);
    const before = alike.get(content) ?? 0;
    alike.set(content, before + 1);
    const key = `${before} ${content}`;
    const known = positions.get(key);
    if (known !== undefined) return known;
    const count = used.get(transaction) ?? 0;
    used.set(transaction, count + 1);
    const position = count === 0 && isAlone(kind) ? '' : `#${count}`;
    positions.set(key, position);
    return position;
  };

  return {
    startFile(path) {
      file = path;
      alike = new Map();
    },
    add(row, line) {
      ledger.add({ ...row, position: row.position ?? numbered(row) });
      places.push(`${file}, line ${line}`);
    },
    seal: () => ledger.seal(),
  };
}

/** Kinds of which a transaction of most chains has one at most. */
function isAlone(kind: MovementKind): boolean {
  return kind === 'native' || kind === 'fee';
}
