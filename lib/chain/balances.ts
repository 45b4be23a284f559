import { EndpointError } from './errors';
import { hex } from './headers';
import { mapAll } from './limit';
import { quantity } from './parse';
import type { ChainProvider } from './provider';

export interface BalanceQuery {
  /** Of which wallet which asset: addresses in lower case, null for the chain's own asset. */
  readonly holdings: readonly { readonly address: string; readonly token: string | null }[];
  readonly block: number;
  readonly signal?: AbortSignal;
}

/** A balance in base units; `assetContract` is null for the chain's own asset. */
export interface ReadBalance {
  readonly address: string;
  readonly assetContract: string | null;
  readonly amount: bigint;
}

/** The selector of `balanceOf(address)`, EIP-20. */
const BALANCE_OF = '0x70a08231';
const WORD = /^0x[0-9a-f]{64}$/i;

/**
 * What each wallet holds of each of the assets at one block. What a node or a contract
 * won't tell is left out: unknown, not zero. Throws when the endpoint itself fails.
 */
export async function readBalances(provider: ChainProvider, query: BalanceQuery): Promise<ReadBalance[]> {
  const at = hex(query.block);
  const ask = (method: string, params: unknown) => provider.request(method, params, { signal: query.signal });
  const read = await mapAll(query.holdings, async ({ address, token }) => {
    const amount = await orUnknown(() => (token === null ? native(address) : ofToken(address, token)));
    return amount === null ? [] : [{ address, assetContract: token, amount }];
  });
  return read.flat();

  async function native(address: string): Promise<bigint> {
    return quantity(await ask('eth_getBalance', [address, at]), 'eth_getBalance', 'the result');
  }

  async function ofToken(address: string, token: string): Promise<bigint | null> {
    const data = BALANCE_OF + address.slice(2).padStart(64, '0');
    const word = await ask('eth_call', [{ to: token, data }, at]);
    return typeof word === 'string' && WORD.test(word) ? BigInt(word) : null;
  }
}

async function orUnknown(read: () => Promise<bigint | null>): Promise<bigint | null> {
  try {
    return await read();
  } catch (error) {
    const refused = error instanceof EndpointError && error.code === 'endpoint_refused';
    if (refused && error.reason !== 'rate' && error.reason !== 'login') return null;
    throw error;
  }
}
