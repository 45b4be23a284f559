/**
 * What a service's own event says in a transaction of a watched wallet. Key: chain, block hash, tx hash, log index.
 * `assetContract` is empty for the chain's own asset and null where the event does not say which asset it is; `amount`
 * is in base units of that asset, null where it can't be told. `destinationChain` is the name of one of our chains, or
 * else the words of the protocol; `destinationAddress` is null where the event names none that can be one. Addresses
 * lower-case, hashes lower-case with `0x`, `timestamp` in seconds.
 */
export interface ServiceEvent {
  readonly chain: string;
  readonly block: number;
  readonly blockHash: string;
  readonly txHash: string;
  readonly logIndex: number;
  readonly timestamp: number;
  readonly protocol: string;
  readonly event: string;
  readonly contract: string;
  /** The watched wallet whose transfer to or from the service stands in the same transaction. */
  readonly wallet: string;
  readonly assetContract: string | null;
  readonly amount: bigint | null;
  readonly destinationChain: string | null;
  readonly destinationAddress: string | null;
  /** What else the event says, by its own names in snake case; amounts in base units. */
  readonly details: Readonly<Record<string, string>>;
}
