/** Ways in which value moves in one transaction. */
export const TRANSFER_KINDS = ['native', 'internal', 'token'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/**
 * One movement of one asset, final on its chain. Key: chain, block hash, tx hash, kind, position.
 * `position` is the log index in the block for a token, the trace address (`0_1`) for an internal transfer (`#` and
 * its number among all calls of the transaction where nobody says more), empty for a native one. Addresses lower-case, hashes lower-case with `0x`, `timestamp` in seconds.
 * `assetContract` is null for the chain's own asset. `amount` in base units.
 */
export interface Transfer {
  readonly chain: string;
  readonly block: number;
  readonly blockHash: string;
  readonly txHash: string;
  readonly kind: TransferKind;
  readonly position: string;
  readonly timestamp: number;
  readonly from: string;
  readonly to: string;
  readonly assetContract: string | null;
  readonly amount: bigint;
}
