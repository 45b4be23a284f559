import { EndpointError, refusal } from '../errors';
import { hex } from '../headers';
import type { Endpoint } from '../transport';
import type { Explorer, ExplorerParams } from './client';

/** The name under which calls of the API itself are handed on, their parameters as params. */
export const EXPLORER_CALL = 'explorer';

type Options = Parameters<Endpoint['call']>[2];

/**
 * An explorer as an endpoint of JSON-RPC, so that a chain without any other can be read: blocks, transactions,
 * receipts, calls and balances, by Etherscan's module `proxy` or by what Blockscout has in its place. Which of the
 * two it is, the first call finds out, with one exchange more. Other methods are refused with reason `method`.
 * It also takes `EXPLORER_CALL`, so that one pool can keep the pace of both.
 */
export function createExplorerEndpoint(explorer: Explorer): Endpoint {
  const { host } = explorer;
  let isProxy: boolean | undefined;

  async function findOut(options: Options): Promise<boolean> {
    try {
      await explorer.call({ module: 'proxy', action: 'eth_blockNumber' }, options);
      return true;
    } catch (error) {
      if (error instanceof EndpointError && error.reason === 'method') return false;
      throw error;
    }
  }

  async function throughProxy(method: string, params: readonly unknown[], options: Options): Promise<unknown> {
    // The chain is a parameter of every call, so there is nobody else to ask for it.
    if (method === 'eth_chainId') return hex(explorer.chainId);
    const call = METHODS[method]?.(params);
    if (call === undefined) throw refusal(host, method, -32601, 'An explorer has no such method');
    const result = await explorer.call(call, options);
    return method === 'eth_getBalance' && typeof result === 'string' && /^\d+$/.test(result) ? hex(BigInt(result)) : result;
  }

  return {
    host,
    isExplorer: true,
    async call(method, params, options) {
      if (method === EXPLORER_CALL) return explorer.call(params as ExplorerParams, options);
      isProxy ??= await findOut(options);
      return isProxy ? throughProxy(method, params as readonly unknown[], options) : explorer.node.call(method, params, options);
    },
  };
}

/** How JSON-RPC's methods are written as calls of the API; undefined for what the API can't be asked. */
const METHODS: Readonly<Record<string, (params: readonly unknown[]) => ExplorerParams | undefined>> = {
  eth_blockNumber: () => ({ module: 'proxy', action: 'eth_blockNumber' }),
  eth_getBlockByNumber: ([tag, full]) => ({ module: 'proxy', action: 'eth_getBlockByNumber', tag: String(tag), boolean: String(full) }),
  eth_getTransactionByHash: ([txhash]) => ({ module: 'proxy', action: 'eth_getTransactionByHash', txhash: String(txhash) }),
  eth_getTransactionReceipt: ([txhash]) => ({ module: 'proxy', action: 'eth_getTransactionReceipt', txhash: String(txhash) }),
  eth_call: ([call, tag]) => {
    const { to, data, ...others } = call as Readonly<Record<string, string | undefined>>;
    if (to === undefined || data === undefined || Object.keys(others).length > 0) return undefined;
    return { module: 'proxy', action: 'eth_call', to, data, tag: String(tag) };
  },
  // Of a past block it is a paid call of another name.
  eth_getBalance: ([address, tag]) =>
    tag === 'latest' ? { module: 'account', action: 'balance', address: String(address), tag } : undefined,
};
