import { stringify } from 'csv-stringify/sync';
import { isoSeconds } from '@/lib/core/time';
import { KIND_ORDER, NOBODY } from '@/lib/trace/ledger/columns';
import type { Ledger } from '@/lib/trace/ledger/ledger';
import { TRANSFERS } from './trace-files';

const CHUNK = 1_000;

/** A record as the file that `tracker trace --transfers` reads, in the order in which it happened, piece by piece. */
export function* transfersCsv(ledger: Ledger): Generator<string> {
  yield stringify([TRANSFERS]);
  for (let start = 0; start < ledger.size; start += CHUNK) {
    const count = Math.min(CHUNK, ledger.size - start);
    yield stringify(Array.from({ length: count }, (_, i) => cellsOf(ledger, start + i)));
  }
}

function cellsOf(ledger: Ledger, at: number): string[] {
  const { accounts, block, txHash, kind, position, timestamp, from, to } = ledger;
  const { chain, address, asset } = accounts.nameOf(from[at]!);
  const receiver = to[at] === NOBODY ? '' : accounts.nameOf(to[at]!).address;
  return [chain, String(block[at]), txHash[at]!, KIND_ORDER[kind[at]!]!, position[at]!, isoSeconds(timestamp[at]!), address, receiver, asset, ledger.amount(at).toString()];
}
