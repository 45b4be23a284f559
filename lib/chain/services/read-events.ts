import type { ServiceEvent } from '@/lib/core/service-event';
import type { Transfer } from '@/lib/core/transfer';
import { contradiction } from '../errors';
import { createLimit, mapAll } from '../limit';
import { list, type Log, log, object, receipt, small } from '../parse';
import type { SourceContext } from '../source';
import { directoryOf, type Service } from './directory';
import { eventOf } from './match';

const METHOD = 'eth_getTransactionReceipt';
/** Receipts under way at one time. */
const AT_ONCE = 8;

/** Transfers as a source gave them, and what tells services and wallets among their parties. Addresses in lower case. */
export interface ServiceQuery {
  readonly transfers: readonly Transfer[];
  /** The services of the chain by their addresses. */
  readonly services: ReadonlyMap<string, Service>;
  readonly watched: ReadonlySet<string>;
  readonly signal?: AbortSignal;
}

/**
 * What the services' own events say in the transactions in which a watched wallet exchanged value with a service whose
 * events we know: each receipt is read once, nothing is asked where there is none. In the order of the chain. Throws
 * `endpoint_contradiction` when a receipt does not belong to the transfers, and whatever `ask` throws.
 */
export async function readServiceEvents(
  { chain, ask }: Pick<SourceContext, 'chain' | 'ask'>,
  { transfers, services, watched, signal }: ServiceQuery,
): Promise<ServiceEvent[]> {
  const directory = directoryOf(chain, services);
  const touched = transfers.filter(({ from, to }) => (watched.has(from) && directory.has(to)) || (watched.has(to) && directory.has(from)));
  const limit = createLimit(AT_ONCE);
  const perTransaction = await mapAll([...byTransaction(touched).values()], (same) =>
    limit(async () => {
      const logs = await readLogs(ask, same, signal);
      return logs.map((one) => eventOf(one, same, { directory, watched })).filter((event) => event !== null);
    }),
  );
  return perTransaction.flat().sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
}

function byTransaction(transfers: readonly Transfer[]): Map<string, [Transfer, ...Transfer[]]> {
  const groups = new Map<string, [Transfer, ...Transfer[]]>();
  for (const transfer of transfers) {
    const group = groups.get(transfer.txHash);
    if (group === undefined) groups.set(transfer.txHash, [transfer]);
    else group.push(transfer);
  }
  return groups;
}

/** The logs of a transaction, once its receipt was held against the transfers that are known of it. */
async function readLogs(
  ask: SourceContext['ask'],
  transfers: readonly [Transfer, ...Transfer[]],
  signal: AbortSignal | undefined,
): Promise<Log[]> {
  const [{ txHash, block, blockHash }] = transfers;
  const answer = await ask(METHOD, [txHash], signal);
  if (answer === null) throw contradiction(`${METHOD} knows no transaction ${txHash}, of which another answer had transfers.`);
  const raw = object(answer, METHOD, 'the receipt');
  const seen = receipt(raw, METHOD);
  if (seen.txHash !== txHash || seen.blockHash !== blockHash || small(raw['blockNumber'], METHOD, 'blockNumber') !== block) {
    throw contradiction(`${METHOD} gave a receipt that does not belong to ${txHash} in block ${block} (${blockHash}).`);
  }
  const logs = list(raw['logs'], METHOD, 'logs').map((one) => log(one, METHOD));
  const stray = logs.find((one) => one.txHash !== txHash || one.blockHash !== blockHash || one.block !== block);
  if (stray !== undefined) throw contradiction(`${METHOD} gave a log ${stray.index} that does not belong to ${txHash} in block ${block}.`);
  assertWhole(logs, transfers);
  return logs;
}

/** A receipt that lacks a log which another answer had may lack the service's too. */
function assertWhole(logs: readonly Log[], transfers: readonly Transfer[]): void {
  const had = new Set(logs.map(({ index, address }) => `${index} ${address}`));
  for (const { kind, position, assetContract, txHash } of transfers) {
    if (kind !== 'token' || assetContract === null || had.has(`${position} ${assetContract}`)) continue;
    throw contradiction(`${METHOD} left out log ${position} of ${txHash}, which another answer had.`);
  }
}
