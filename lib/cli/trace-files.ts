import { TrackerError } from '@/lib/core/errors';
import { createLedger, type Ledger } from '@/lib/trace/ledger/ledger';
import type { Coverage, Service, Theft } from '@/lib/trace/types';
import { cell, createAddressReader, lowerHex } from './trace-cells';
import { readCsv } from './trace-csv';
import { createLines } from './trace-lines';

/** The columns of a file of transfers. */
export const TRANSFERS = ['chain', 'block', 'tx_hash', 'kind', 'position', 'timestamp', 'from', 'to', 'asset', 'amount'] as const;
const THEFTS = ['incident', 'tx_hash', 'kind', 'position', 'usd'] as const;
const SERVICES = ['chain', 'address', 'name', 'category'] as const;
const FETCHED = ['chain', 'address'] as const;

/**
 * Reads a record of transfers. `amount` in base units; `asset` is a contract or the symbol of the chain's own asset;
 * rows of the kind `fee` say what `from` paid for the transaction. Throws as `readCsv` does, and `bad_value` naming
 * the file and the lines where two rows contradict each other, and the file where there are none.
 */
export async function readTransfers(path: string, onProgress: (rows: number) => void): Promise<Ledger> {
  const lines = createLines();
  const ledger = createLedger((row) => `line ${lines.lineOf(row)}`);
  const address = createAddressReader();
  let rows = 0;
  await readCsv(path, TRANSFERS, (cells, line) => {
    const chain = cell.chain(cells, 'chain');
    const kind = cell.kind(cells, 'kind');
    ledger.add({
      chain,
      block: cell.block(cells, 'block'),
      txHash: cell.hash(cells, 'tx_hash'),
      kind,
      position: cell.position(cells, 'position'),
      timestamp: cell.time(cells, 'timestamp'),
      from: address(cells, 'from', chain),
      to: kind === 'fee' ? '' : address(cells, 'to', chain),
      asset: lowerHex(cell.text(cells, 'asset')),
      amount: cell.amount(cells, 'amount'),
    });
    lines.add(line);
    if (++rows % 10_000 === 0) onProgress(rows);
  });
  if (rows === 0) throw new TrackerError('bad_value', `${path}: it has no transfer.`);
  return naming(path, () => ledger.seal());
}

/** Reads which transfers were stolen, and what they were worth then; an empty `usd` is unknown. Throws as `readCsv` does. */
export async function readThefts(path: string): Promise<Theft[]> {
  const thefts: Theft[] = [];
  await readCsv(path, THEFTS, (cells, line) => {
    thefts.push({
      incident: cell.text(cells, 'incident'),
      txHash: cell.hash(cells, 'tx_hash'),
      kind: cell.kind(cells, 'kind'),
      position: cell.position(cells, 'position'),
      usdMicros: cell.usd(cells, 'usd'),
      where: `${path}, line ${line}`,
    });
  });
  if (thefts.length === 0) throw new TrackerError('bad_value', `${path}: it names no stolen transfer, so there is nothing to follow.`);
  return thefts;
}

/** Reads the addresses at which the trace stops. Throws as `readCsv` does. */
export async function readServices(path: string): Promise<Service[]> {
  const services: Service[] = [];
  const address = createAddressReader();
  await readCsv(path, SERVICES, (cells) => {
    const chain = cell.chain(cells, 'chain');
    services.push({ chain, address: address(cells, 'address', chain), name: cells('name'), category: cell.text(cells, 'category') });
  });
  return services;
}

/**
 * Reads the addresses of which the record has every transfer: what others hold may have moved on, and is frontier.
 * Throws as `readCsv` does.
 */
export async function readFetched(path: string): Promise<Coverage> {
  const fetched = new Set<string>();
  const address = createAddressReader();
  await readCsv(path, FETCHED, (cells) => {
    const chain = cell.chain(cells, 'chain');
    fetched.add(`${chain} ${address(cells, 'address', chain)}`);
  });
  return (chain, address) => (fetched.has(`${chain} ${address}`) ? 'full' : 'none');
}

/** Puts the file before what is wrong with its rows together. */
function naming<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error;
    const { code, message, fix, field } = error;
    throw new TrackerError(code, `${path}: ${message}`, { fix, field, cause: error });
  }
}
