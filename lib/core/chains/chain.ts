/** How a chain writes its addresses. */
export type AddressForm = 'evm' | 'bitcoin' | 'tron' | 'solana' | 'litecoin';

/** A chain that a source names. `evmId` is its EIP-155 id where it has one. */
export interface Chain {
  readonly name: string;
  readonly title: string;
  readonly form: AddressForm;
  readonly native: Coin;
  readonly evmId?: number;
  /** Page of an address or a transaction in a public explorer, the value appended. */
  readonly explorer?: Explorer;
}

/** A chain of the EVM: one that can be read by JSON-RPC. */
export interface EvmChain extends Chain {
  readonly form: 'evm';
  readonly evmId: number;
  readonly finality: FinalityRule;
  /** Average milliseconds from block to block, for estimates alone; null where nobody has told us. */
  readonly blockTimeMs: number | null;
}

/** A chain's own asset. */
export interface Coin {
  readonly symbol: string;
  readonly decimals: number;
}

export interface Explorer {
  readonly address: string;
  readonly tx: string;
}

/** From when on a block can't change any more. */
export interface FinalityRule {
  /** Whether its nodes are asked for the block tagged `finalized`; one that does not know the tag goes by the depth. */
  readonly tag: boolean;
  /** Blocks behind the head that count as final where the tag does not. Too many cost time, too few would store what may change. */
  readonly depth: number;
  /** Where the depth comes from, for people. */
  readonly reason: string;
}

/** For a chain of which we know no better: a cautious guess. */
export const UNKNOWN_FINALITY: FinalityRule = { tag: true, depth: 256, reason: 'a cautious guess' };

/** The pages of an explorer that follows EIP-3091, as all of ours do. */
export function explorerAt(site: string): Explorer {
  return { address: `${site}/address/`, tx: `${site}/tx/` };
}
