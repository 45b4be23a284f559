import { canonicalAddress } from '@/lib/core/address';
import { chainByName } from '@/lib/core/chains';
import { explain, TrackerError } from '@/lib/core/errors';
import { parseUsd } from '@/lib/core/money';
import { parseIsoSeconds } from '@/lib/core/time';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import type { MovementKind } from '@/lib/trace/types';
import type { Cells } from './trace-csv';

const KINDS: ReadonlySet<string> = new Set<MovementKind>([...TRANSFER_KINDS, 'fee']);
const LAST_SECOND = 253_402_300_799;

/** Reads cells of trace files; each throws a TrackerError whose field is the column. */
export const cell = {
  text<C extends string>(cells: Cells<C>, column: C): string {
    const text = cells(column);
    if (text === '') throw bad(column, 'it is empty.');
    return text;
  },

  /** Hex in lower case, anything else as it stands: hashes of chains without hex are case-sensitive. */
  hash<C extends string>(cells: Cells<C>, column: C): string {
    return lowerHex(cell.text(cells, column));
  },

  chain<C extends string>(cells: Cells<C>, column: C): string {
    return cell.text(cells, column).toLowerCase();
  },

  kind<C extends string>(cells: Cells<C>, column: C): MovementKind {
    const kind = cells(column).toLowerCase();
    if (!KINDS.has(kind)) throw bad(column, `"${kind}" is none of ${[...KINDS].join(', ')}.`);
    return kind as MovementKind;
  },

  /** Empty, a log index, a trace address such as 0_1, or # and the number of a call. */
  position<C extends string>(cells: Cells<C>, column: C): string {
    const position = cells(column);
    if (!/^(\d+(_\d+)*|#\d+)?$/.test(position)) throw bad(column, `"${position}" is neither empty nor a log index nor a trace address like 0_1.`);
    return position;
  },

  block<C extends string>(cells: Cells<C>, column: C): number {
    const text = cells(column);
    const block = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(block)) throw bad(column, `"${text}" is no block number.`);
    return block;
  },

  /** Whole seconds of a Unix time or of an ISO time; an ISO time without a zone is UTC. */
  time<C extends string>(cells: Cells<C>, column: C): number {
    const text = cells(column);
    if (/^\d{1,12}$/.test(text) && Number(text) <= LAST_SECOND) return Number(text);
    const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]00:?00| ?UTC)?$/.exec(text);
    if (match === null) throw bad(column, `"${text}" is neither a Unix time in seconds nor a UTC time like 2025-02-21T14:16:11Z.`, 'bad_date');
    return within(column, () => parseIsoSeconds(`${match[1]}T${match[2]}Z`));
  },

  /** Base units. */
  amount<C extends string>(cells: Cells<C>, column: C): bigint {
    const text = cells(column);
    if (!/^\d{1,78}$/.test(text)) throw bad(column, `"${text}" is no amount in whole base units.`, 'bad_amount');
    return BigInt(text);
  },

  /** Micro-dollars of decimal dollars; empty is unknown. */
  usd<C extends string>(cells: Cells<C>, column: C): bigint | null {
    const text = cells(column);
    return text === '' ? null : within(column, () => parseUsd(text));
  },
};

/**
 * Reads addresses, each once. On a chain that we know they are checked and put into their one spelling; on another,
 * which the trace needs not know, they are taken as they stand, hex in lower case.
 */
export function createAddressReader(): <C extends string>(cells: Cells<C>, column: C, chain: string) => string {
  const known = new Map<string, Map<string, string>>();
  return (cells, column, chain) => {
    const text = cells(column);
    const ofChain = known.get(chain) ?? new Map<string, string>();
    known.set(chain, ofChain);
    const read = ofChain.get(text);
    if (read !== undefined) return read;
    if (text === '') throw bad(column, 'it is empty.', 'bad_address');
    const address = chainByName(chain) === undefined ? lowerHex(text) : within(column, () => canonicalAddress(chain, text));
    ofChain.set(text, address);
    return address;
  };
}

export function lowerHex(text: string): string {
  return /^0x[0-9a-f]*$/i.test(text) ? text.toLowerCase() : text;
}

/** What reading throws, with the column as its field. */
export function within<T>(column: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error;
    throw new TrackerError(error.code, explain(error), { field: column, cause: error });
  }
}

/** What is wrong with the cell of a column. */
export function bad(column: string, message: string, code: 'bad_value' | 'bad_date' | 'bad_amount' | 'bad_address' = 'bad_value'): TrackerError {
  return new TrackerError(code, message, { field: column });
}
