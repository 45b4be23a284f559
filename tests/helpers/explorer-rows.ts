import type { IndexedTx } from './chain-index';

export type Dialect = 'etherscan' | 'blockscout';
export type Row = Readonly<Record<string, string>>;

/** What an explorer knows: the rows of a list, in the order of the chain, and what its node says. */
export interface ExplorerData {
  rows(action: string, address: string): readonly Row[];
  rpc(method: string, params: readonly unknown[]): Promise<unknown>;
}

const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

/**
 * The lists of an indexed chain, written as Etherscan (docs.etherscan.io) or Blockscout (its RPC AddressView) does.
 * `believesReverted`: calls beneath a reverted one are shown as if they had succeeded, as on explorers over an old
 * node (ethereum/go-ethereum#21924).
 */
export function rowsOfChain(txs: readonly IndexedTx[], dialect: Dialect, { believesReverted = false } = {}): ExplorerData['rows'] {
  const lists: Readonly<Record<string, readonly Row[]>> = {
    txlist: txs.map((tx) => normal(tx)),
    txlistinternal: txs.flatMap((tx) => internal(tx, dialect, believesReverted)),
    tokentx: txs.flatMap((tx) => tokens(tx, dialect)),
  };
  return (action, address) =>
    (lists[action] ?? []).filter(
      (row) => row.from === address || row.to === address || (action !== 'tokentx' && row.contractAddress === address),
    );
}

function normal(tx: IndexedTx): Row {
  return {
    blockNumber: String(tx.block),
    timeStamp: String(tx.time),
    hash: tx.hash,
    nonce: '0',
    blockHash: tx.blockHash,
    transactionIndex: String(tx.index),
    from: tx.from,
    to: tx.to ?? '',
    value: String(tx.value),
    gas: '1000000',
    gasPrice: '0',
    isError: tx.succeeded ? '0' : '1',
    txreceipt_status: tx.succeeded ? '1' : '0',
    input: '0x',
    contractAddress: tx.made ?? '',
    cumulativeGasUsed: '21000',
    gasUsed: '21000',
    confirmations: '5',
  };
}

function internal(tx: IndexedTx, dialect: Dialect, believesReverted: boolean): Row[] {
  const shown = tx.calls.filter(({ path, type, value }) =>
    dialect === 'etherscan' ? path.length > 0 && (value > 0n || type === 'create') : type !== 'call' || (path.length > 0 && value > 0n),
  );
  return shown.map((call) => {
    const bad = believesReverted ? call.failed : call.undone;
    const isCreate = call.type === 'create';
    const common = {
      blockNumber: String(tx.block),
      timeStamp: String(tx.time),
      from: call.from,
      to: isCreate ? '' : call.to,
      value: String(call.value),
      contractAddress: isCreate ? call.to : '',
      input: '',
      gas: '1000000',
      gasUsed: '21000',
      isError: bad ? '1' : '0',
      errCode: bad ? 'execution reverted' : '',
    };
    return dialect === 'etherscan'
      ? { ...common, hash: tx.hash, type: etherscanType(call.type, call.callType), traceId: call.path.join('_') }
      : { ...common, transactionHash: tx.hash, type: call.type, callType: call.callType, index: String(call.number) };
  });
}

function etherscanType(type: string, callType: string): string {
  return type === 'call' && callType !== '' ? callType : type;
}

function tokens(tx: IndexedTx, dialect: Dialect): Row[] {
  const found = tx.logs.filter(({ topics, data }) => topics[0] === TRANSFER && topics.length === 3 && data.length === 66);
  return found.map(({ address, topics, data, index }) => ({
    blockNumber: String(tx.block),
    timeStamp: String(tx.time),
    hash: tx.hash,
    nonce: '0',
    blockHash: tx.blockHash,
    from: `0x${topics[1]?.slice(26)}`,
    contractAddress: address,
    to: `0x${topics[2]?.slice(26)}`,
    value: String(BigInt(data)),
    tokenName: 'Token',
    tokenSymbol: 'TKN',
    tokenDecimal: '18',
    transactionIndex: String(tx.index),
    ...(dialect === 'blockscout' ? { logIndex: String(index) } : {}),
    gas: '1000000',
    gasPrice: '0',
    gasUsed: '21000',
    cumulativeGasUsed: '21000',
    input: 'deprecated',
    confirmations: '5',
  }));
}
