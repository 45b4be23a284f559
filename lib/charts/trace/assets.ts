import { chainByName } from '@/lib/core/chains';

/** An asset of a chain; the contract null for the chain's own. */
export interface Asset {
  readonly symbol: string;
  readonly contract: string | null;
  readonly decimals: number;
}

/** The assets of a record by the keys under which the tracer knows them. */
export interface Assets {
  /** The key of a token, which is its contract, or of the chain's own asset, which is its symbol. */
  keyOf(chain: string, contract: string | null): string;
  /** Tells what a token is; the chain's own asset is known. */
  add(chain: string, token: { readonly contract: string | null; readonly symbol: string | null; readonly decimals: number | null }): void;
  of(chain: string, key: string): Asset;
}

/** Makes the names of the assets of one record. */
export function createAssets(): Assets {
  const tokens = new Map<string, Asset>();
  const native = (chain: string) => chainByName(chain)?.native ?? { symbol: chain, decimals: 0 };
  return {
    keyOf: (chain, contract) => contract ?? native(chain).symbol,
    add(chain, { contract, symbol, decimals }) {
      if (contract === null || symbol === null || decimals === null) return;
      tokens.set(`${chain} ${contract}`, { contract, symbol, decimals });
    },
    of: (chain, key) => tokens.get(`${chain} ${key}`) ?? { contract: null, ...native(chain) },
  };
}
