/** What a service's own event says in a transaction in which an address exchanged value with it. */
export interface ServiceEventRow {
  readonly protocol: string;
  readonly event: string;
  readonly contract: string;
  /** Null for a token that is not listed, and where the event does not say. */
  readonly asset: string | null;
  /** Null for the chain's own asset, and where the event does not say. */
  readonly asset_contract: string | null;
  readonly amount: string | null;
  /** Null where the event does not say. */
  readonly amount_base_units: string | null;
  /** Where value is to come out: one of our chains by its name, or the protocol's words. Null where the event names none. */
  readonly destination_chain: string | null;
  readonly destination_address: string | null;
  /** What stands in an address's place and only the protocol can resolve. */
  readonly destination_name: string | null;
  readonly destination_asset: string | null;
  readonly memo: string | null;
  readonly block: number;
  readonly timestamp: string;
  readonly tx_hash: string;
  readonly log_index: number;
}
