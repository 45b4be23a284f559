import type { TransferKind } from '@/lib/core/transfer';
import type { Contracts } from './contracts';

/** One movement to be put on the chain. `assetContract` is null for ether. Addresses in lower case, base units. */
export interface Movement {
  /** The registry's id of a shipped transfer, else a name of the replay's own. */
  readonly id: string;
  readonly originalTxHash: string | null;
  readonly kind: TransferKind;
  readonly timestamp: number;
  readonly from: string;
  readonly to: string;
  readonly assetContract: string | null;
  readonly amount: bigint;
}

/** A movement with the transaction that makes it happen. */
export interface Step extends Movement {
  readonly part: 'shipped' | 'theft' | 'spam';
  readonly call: { readonly from: string; readonly to: string; readonly value: bigint; readonly data: string };
}

/** A movement whose sender signs for itself: ether sent, or a token told to send. */
export function sent(movement: Movement, part: Step['part'], { honestToken }: Contracts): Step {
  const { from, to, assetContract, amount } = movement;
  if (assetContract === null) return { ...movement, part, call: { from, to, value: amount, data: '0x' } };
  const data = honestToken.abi.encodeFunctionData('transfer', [to, amount]);
  return { ...movement, part, call: { from, to: assetContract, value: 0n, data } };
}

/** A movement out of a contract wallet, which `caller` makes it do: the transaction itself has no value. */
export function executed(movement: Movement, caller: string, contracts: Contracts): Step {
  const { from, to, assetContract, amount } = movement;
  const inner = assetContract === null ? [to, amount, '0x'] : [assetContract, 0n, sent(movement, 'theft', contracts).call.data];
  const data = contracts.contractWallet.abi.encodeFunctionData('execute', inner);
  return { ...movement, part: 'theft', call: { from: caller, to: from, value: 0n, data } };
}
