import type { Movement } from '@/lib/chain/replay/step';
import type { ReplayToken, Theft } from '@/lib/chain/replay/replay';
import { TrackerError } from '@/lib/core/errors';
import { parseUnits } from '@/lib/core/money';
import { parseIsoSeconds } from '@/lib/core/time';
import { decimalsOf, type Registry } from '@/lib/registry';

const INCIDENT = 'bybit-2025';
const CHAIN = 'ethereum';
/** The minute before the signature that gave control: nothing of the theft is older. */
export const REPLAY_GENESIS = parseIsoSeconds('2025-02-21T14:00:00Z');

/** What the registry knows of the Bybit theft, in the form in which it can be replayed. */
export interface ReplayFacts {
  readonly transfers: readonly Movement[];
  readonly theft: Theft;
  readonly tokens: readonly ReplayToken[];
}

/** Takes theft, shipped transfers and their tokens out of the registry. Throws `bad_registry` where one is missing. */
export function replayFacts(registry: Registry): ReplayFacts {
  const transfers = registry.observedTransfers.filter(({ chain, incident }) => chain === CHAIN && incident === INCIDENT);
  const ofTheft = registry.theftTransactions.filter(({ incident }) => incident === INCIDENT);
  const moment = ofTheft.find(({ role, kind }) => role === 'theft' && kind === 'internal')?.timestamp;
  const caller = ofTheft.find(({ role }) => role !== 'theft')?.from;
  if (!moment || !caller) throw new TrackerError('bad_registry', 'The theft transactions of Bybit are not complete.');
  const legs = ofTheft.flatMap(({ role, id, txHash, kind, from, to, assetContract, amount, timestamp }) => {
    if (role !== 'theft' || !kind || !from || !to || !amount) return [];
    // Where no source gives the time of a leg, it is replayed with the others: they were one theft.
    return [movement(registry, { id, txHash, kind, from, to, assetContract, amount, timestamp: timestamp ?? moment })];
  });
  const used = new Set(transfers.map(({ assetContract }) => assetContract));
  return {
    transfers: transfers.map((transfer) => movement(registry, transfer)),
    theft: { caller, legs },
    tokens: registry.tokens.filter(({ chain, contract }) => chain === CHAIN && used.has(contract)),
  };
}

interface Claim {
  readonly id: string;
  readonly txHash: string;
  readonly kind: Movement['kind'];
  readonly timestamp: string;
  readonly from: string;
  readonly to: string;
  readonly assetContract: string | null;
  readonly amount: string;
}

function movement(registry: Registry, { id, txHash, kind, timestamp, from, to, assetContract, amount }: Claim): Movement {
  return {
    id,
    originalTxHash: txHash,
    kind,
    timestamp: parseIsoSeconds(timestamp),
    from,
    to,
    assetContract,
    amount: parseUnits(amount, decimalsOf(registry, CHAIN, assetContract)),
  };
}
