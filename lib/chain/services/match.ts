import type { ServiceEvent } from '@/lib/core/service-event';
import type { Transfer } from '@/lib/core/transfer';
import type { Log } from '../parse';
import type { Entry } from './directory';
import type { Said } from './protocol';
import { Unreadable } from './words';

/** What is needed to tell whose event it is. */
export interface Setting {
  readonly directory: ReadonlyMap<string, Entry>;
  /** Watched wallets in lower case. */
  readonly watched: ReadonlySet<string>;
}

/**
 * The event that a log is, told of the watched wallet whose transfer it stands beside; null for any other log, and
 * where no watched wallet took part. `transfers` are those of the same transaction.
 */
export function eventOf(log: Log, transfers: readonly Transfer[], { directory, watched }: Setting): ServiceEvent | null {
  const entry = directory.get(log.address);
  const [transfer] = transfers;
  if (entry === undefined || !entry.contract.speaks || transfer === undefined) return null;
  const said = read(log, entry);
  const wallet = said === null ? null : walletOf(said, entry, transfers, { directory, watched });
  if (said === null || wallet === null) return null;
  return {
    chain: transfer.chain,
    block: log.block,
    blockHash: log.blockHash,
    txHash: log.txHash,
    logIndex: log.index,
    timestamp: transfer.timestamp,
    protocol: entry.protocol.name,
    event: said.event,
    contract: log.address,
    wallet,
    assetContract: said.asset,
    amount: said.amount,
    destinationChain: said.destinationChain ?? null,
    destinationAddress: said.destinationAddress ?? null,
    details: said.details,
  };
}

/** An event of a known topic that is laid out in another way is not the one we know: it says nothing. */
function read(log: Log, { protocol, contract }: Entry): Said | null {
  const decode = protocol.decoders.get(log.topics[0] ?? '');
  if (decode === undefined) return null;
  try {
    return decode(log, contract);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/**
 * The watched wallet from which value went into the service, or to which it came out, in the same transaction. Since
 * anyone can make a token claim a transfer of a wallet's, a token counts only where the event is of the same token, or
 * names the wallet itself.
 */
function walletOf(said: Said, { protocol }: Entry, transfers: readonly Transfer[], { directory, watched }: Setting): string | null {
  const isOf = (address: string) => directory.get(address)?.protocol === protocol;
  const wallets = transfers.flatMap(({ from, to, kind, amount, assetContract }) => {
    const [wallet, service] = said.way === 'in' ? [from, to] : [to, from];
    if (amount === 0n || !watched.has(wallet) || !isOf(service)) return [];
    const named = wallet === said.payer || wallet === said.payee;
    return kind !== 'token' || assetContract === said.asset || (said.asset === null && named) ? [wallet] : [];
  });
  // What a service pays out to somebody else is not the wallet's, though it stands in the same transaction.
  if (said.payee !== undefined && !isOf(said.payee)) return wallets.find((wallet) => wallet === said.payee) ?? null;
  return wallets.find((wallet) => wallet === said.payer) ?? wallets[0] ?? null;
}
