import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExplorerData, Row } from './explorer-rows';

const shared = process.env.SHARED_DIR ?? join(process.cwd(), '..', 'shared');

/** A result that Etherscan gave in 2020, and the parameters that it was asked with. */
export function recorded<T = readonly Row[]>(name: string): { res: T; kwargs: Readonly<Record<string, string>> } {
  const file = join(shared, 'fixtures', 'etherscan-results', 'logs', 'standard', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as { res: T; kwargs: Record<string, string> };
}

const LISTS: Readonly<Record<string, string>> = {
  txlist: 'get_normal_txs_by_address',
  txlistinternal: 'get_internal_txs_by_address',
  tokentx: 'get_erc20_token_transfer_events_by_address',
};

/** The address whose list of this action was recorded. */
export const recordedAddress = (action: string): string => recorded(LISTS[action] ?? '').kwargs.address ?? '';

/** An explorer that knows the recorded lists, and of each block what they say of it; nobody recorded receipts. */
export function recordedExplorer(): ExplorerData {
  const lists = new Map(Object.entries(LISTS).map(([action, name]) => [action, recorded(name)]));
  const blocks = new Map([...lists.values()].flatMap(({ res }) => res).map((row) => [Number(row.blockNumber), row]));
  const proxied: Readonly<Record<string, () => unknown>> = {
    eth_blockNumber: () => '0xaa0fb6',
    eth_getTransactionReceipt: () => recorded('get_proxy_transaction_receipt').res,
    eth_getTransactionByHash: () => recorded('get_proxy_transaction_by_hash').res,
    eth_call: () => recorded('get_proxy_call').res,
    eth_getBalance: () => `0x${BigInt(recorded<string>('get_eth_balance').res).toString(16)}`,
  };
  return {
    rows: (action, address) => (lists.get(action)?.kwargs.address === address ? (lists.get(action)?.res ?? []) : []),
    rpc(method, params) {
      const row = blocks.get(Number(params[0]));
      if (method === 'eth_getBlockByNumber' && row !== undefined) return Promise.resolve(blockOf(row));
      if (method === 'eth_getBlockByNumber') return Promise.resolve(recorded('get_proxy_block_by_number').res);
      return Promise.resolve(proxied[method]?.() ?? null);
    },
  };
}

/** The list of internal transactions has no block hashes; the number stands in for one. */
function blockOf({ blockNumber, blockHash = '', timeStamp }: Row) {
  const number = `0x${Number(blockNumber).toString(16)}`;
  const hash = blockHash === '' ? `0x${Number(blockNumber).toString(16).padStart(64, '0')}` : blockHash;
  return { number, hash, timestamp: `0x${Number(timeStamp).toString(16)}`, logsBloom: null };
}
