import type { IndexedTx } from './chain-index';
import type { Meddle } from './rpc-proxy';

/** A transfer as Alchemy writes it (docs: Transfers API); `value` is the rounded number that nobody should read. */
export interface AlchemyTransfer {
  readonly blockNum: string;
  readonly uniqueId: string;
  readonly hash: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: number;
  readonly asset: string;
  readonly category: string;
  readonly erc721TokenId: null;
  readonly erc1155Metadata: null;
  readonly tokenId: null;
  readonly rawContract: { readonly value: string; readonly address: string | null; readonly decimal: string };
  readonly metadata?: { readonly blockTimestamp: string };
}

export interface AlchemyOptions {
  /** The most transfers of a page, below the 1,000 that are asked for. */
  readonly pageLimit?: number;
  /** Internal transfers exist on some chains only. */
  readonly internal?: boolean;
  /** Changes what a page holds. */
  readonly change?: (transfers: AlchemyTransfer[]) => unknown;
}

interface Asked {
  readonly fromBlock: string;
  readonly toBlock: string;
  readonly fromAddress?: string;
  readonly toAddress?: string;
  readonly category: readonly string[];
  readonly withMetadata?: boolean;
  readonly excludeZeroValue?: boolean;
  readonly maxCount?: string;
  readonly pageKey?: string;
}

const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

/** Has a node answer `alchemy_getAssetTransfers` too, from an index of its chain. */
export function answeringAlchemy(txs: readonly IndexedTx[], { pageLimit = 1_000, internal = true, change = (all) => all }: AlchemyOptions = {}): Meddle {
  const all = txs.flatMap(transfersOf);
  return async ({ method, params }, forward) => {
    if (method !== 'alchemy_getAssetTransfers') return undefined;
    const { id } = await forward();
    const asked = params[0] as Asked;
    if (!internal && asked.category.includes('internal')) {
      return { body: JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32602, message: "The 'internal' category is not supported for this network." } }) };
    }
    const wanted = all.filter((one) => matches(one, asked));
    const begin = Number(asked.pageKey?.split('-')[1] ?? 0);
    const end = begin + Math.min(pageLimit, Number(asked.maxCount ?? 1_000));
    const transfers = wanted.slice(begin, end).map(({ metadata, ...one }) => (asked.withMetadata === true ? { ...one, metadata } : one));
    const pageKey = end < wanted.length ? { pageKey: `page-${end}` } : {};
    return { body: JSON.stringify({ jsonrpc: '2.0', id, result: { transfers: change(transfers), ...pageKey } }) };
  };
}

function transfersOf(tx: IndexedTx): AlchemyTransfer[] {
  if (!tx.succeeded) return [];
  const inner = tx.calls.filter(({ path, undone, value, callType }) => path.length > 0 && !undone && value > 0n && ['call', ''].includes(callType));
  const logs = tx.logs.filter(({ topics, data }) => topics[0] === TRANSFER && topics.length === 3 && data.length === 66);
  return [
    transfer(tx, 'external', 'external', tx.from, tx.to, tx.value, null),
    ...inner.map(({ path, from, to, value }) => transfer(tx, 'internal', `internal:${path.join('_')}`, from, to, value, null)),
    ...logs.map(({ index, address, topics, data }) => transfer(tx, 'erc20', `log:${index}`, wallet(topics[1]), wallet(topics[2]), BigInt(data), address)),
  ];
}

function transfer(tx: IndexedTx, category: string, place: string, from: string, to: string | null, value: bigint, contract: string | null): AlchemyTransfer {
  return {
    blockNum: `0x${tx.block.toString(16)}`,
    uniqueId: `${tx.hash}:${place}`,
    hash: tx.hash,
    from,
    to,
    value: Number(value) / 1e18,
    erc721TokenId: null,
    erc1155Metadata: null,
    tokenId: null,
    asset: contract === null ? 'ETH' : 'TKN',
    category,
    rawContract: { value: `0x${value.toString(16)}`, address: contract, decimal: '0x12' },
    metadata: { blockTimestamp: new Date(tx.time * 1_000).toISOString() },
  };
}

const wallet = (topic = '') => `0x${topic.slice(26)}`;

function matches({ blockNum, from, to, category, rawContract }: AlchemyTransfer, asked: Asked): boolean {
  const block = Number(blockNum);
  return (
    block >= Number(asked.fromBlock) && block <= Number(asked.toBlock) &&
    (asked.fromAddress === undefined || from === asked.fromAddress) &&
    (asked.toAddress === undefined || to === asked.toAddress) &&
    asked.category.includes(category) &&
    (asked.excludeZeroValue === false || BigInt(rawContract.value) > 0n)
  );
}
