import type { TransferKind } from '@/lib/core/transfer';

/** What a row of the traced record may be: a transfer, or the fee that its sender paid to nobody in particular. */
export type MovementKind = TransferKind | 'fee';

/**
 * One movement of one asset, as the tracer reads it. `asset` is an opaque key: the contract of a token, or the
 * symbol of the chain's own asset. Addresses and hashes in one spelling each; `amount` in base units; `timestamp`
 * in whole seconds. Key: chain, tx hash, kind, position. `to` of a fee means nothing.
 */
export interface Movement {
  readonly chain: string;
  readonly block: number;
  readonly txHash: string;
  readonly kind: MovementKind;
  readonly position: string;
  readonly timestamp: number;
  readonly from: string;
  readonly to: string;
  readonly asset: string;
  readonly amount: bigint;
}

/** A transfer that took the loot: whoever received it holds it. `usdMicros` at the time of the theft, null if unknown. */
export interface Theft {
  readonly incident: string;
  readonly txHash: string;
  readonly kind: MovementKind;
  readonly position: string;
  readonly usdMicros: bigint | null;
  /** Where this is stated, for what is said if it is wrong. */
  readonly where?: string;
}

/** An address that takes funds of many: what enters it is not followed further. */
export interface Service {
  readonly chain: string;
  readonly address: string;
  readonly name: string;
  readonly category: string;
}

/** How stolen and other money in one account is told apart when some of it leaves. */
export const METHODS = ['fifo', 'lifo', 'tiho', 'haircut', 'poison'] as const;
export type Method = (typeof METHODS)[number];

/** Up to which block it is known what an address sent: all of it, nothing, or until a block. */
export type Coverage = (chain: string, address: string, asset: string) => 'full' | 'none' | number;

/** Where a transaction sent value to on another chain, as the bridge's own event says. */
export interface BridgeHint {
  readonly chain: string;
  readonly address: string;
  readonly asset?: string;
  readonly amount?: bigint;
}

/** Settings of a trace; each has a default that the method page states. */
export interface TraceOptions {
  readonly method: Method;
  readonly services?: readonly Service[];
  /** By default everything that is given is all there is. */
  readonly coverage?: Coverage | undefined;
  /** By hash of the transaction that entered the bridge. */
  readonly bridgeHints?: ReadonlyMap<string, BridgeHint>;
  /** How long value may take over a bridge, in seconds. Default one day. */
  readonly bridgeWindow?: number;
  /** An unlabelled address with as many counterparties is taken for a service. Default 1,000. */
  readonly hubCounterparties?: number;
  /** So many sweeps of an unlabelled address into one labelled service make it that service's. Default 3. */
  readonly minSweeps?: number;
}
