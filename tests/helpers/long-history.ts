import type { Transfer } from '@/lib/core/transfer';
import type { Anvil } from './anvil';
import { indexChain, type IndexedTx } from './chain-index';
import * as parts from './chain-parts';
import { createRandom, pick, type Random } from './random';

type Sent = { readonly from: string; readonly to?: string; readonly value?: bigint; readonly data?: string };

const { NFT, OTHER_WALLET, REVERTER, SPAM, STRANGER, SWALLOWER, TOKEN, VAULT, WALLET } = parts;
const ANYONE = [WALLET, OTHER_WALLET, STRANGER];

/** All sorts of transactions; some move nothing, or nothing of a wallet. */
const SORTS: readonly ((random: Random, amount: bigint) => Sent)[] = [
  (random, value) => ({ from: pick(random, ANYONE), to: pick(random, ANYONE), value }),
  (random, value) => ({ from: pick(random, ANYONE), to: pick(random, ANYONE), value }),
  (random, wei) => ({ from: STRANGER, to: VAULT, data: parts.payData(pick(random, ANYONE), wei) }),
  (random, wei) => ({ from: pick(random, ANYONE), to: VAULT, data: parts.payData(pick(random, ANYONE), wei) }),
  (random, wei) => ({ from: STRANGER, to: SWALLOWER, data: parts.payData(pick(random, ANYONE), wei) }),
  (random, wei) => ({ from: STRANGER, to: REVERTER, data: parts.payData(pick(random, ANYONE), wei) }),
  (random, value) => ({ from: pick(random, ANYONE), to: REVERTER, value }),
  (random, value) => ({ from: pick(random, ANYONE), value, data: '0x00' }),
  (random, amount) => ({ from: STRANGER, to: TOKEN, data: parts.transferData(pick(random, ANYONE), pick(random, ANYONE), amount) }),
  (random, amount) => ({ from: STRANGER, to: TOKEN, data: parts.transferData(pick(random, ANYONE), pick(random, ANYONE), amount) }),
  (random) => ({ from: STRANGER, to: SPAM, data: parts.transferData(pick(random, ANYONE), pick(random, ANYONE), 0n) }),
  (random, id) => ({ from: STRANGER, to: NFT, data: parts.transferData(pick(random, ANYONE), pick(random, ANYONE), id) }),
];

/** Plays so many blocks, each with none to four transactions, the same for the same seed; then some that are not final. */
export async function playHistory(anvil: Anvil, { blocks, seed }: { blocks: number; seed: number }): Promise<void> {
  const random = createRandom(seed);
  await parts.placeContracts(anvil);
  await anvil.rpc('evm_setAutomine', false);
  for (let block = 0; block < blocks; block++) {
    for (let left = Math.floor(random() * 5); left > 0; left--) {
      const { value = 0n, data = '0x', ...parties } = pick(random, SORTS)(random, 1n + BigInt(Math.floor(random() * 1e15)));
      await anvil.rpc('eth_sendTransaction', { ...parties, data, value: `0x${value.toString(16)}`, gas: '0x7a120', gasPrice: '0x0' });
    }
    await anvil.rpc('evm_mine');
  }
  await anvil.rpc('evm_setAutomine', true);
  await anvil.mine(2);
}

/** Every transfer of the wallets, read from the node block by block and independent of the product; by block. */
export async function transfersOnChain(anvil: Anvil, wallets: readonly string[]): Promise<Transfer[]> {
  const found = (await indexChain(anvil)).flatMap(transfersOf);
  return found.filter(({ from, to }) => wallets.includes(from) || wallets.includes(to));
}

function transfersOf(tx: IndexedTx): Transfer[] {
  const at = { chain: 'ethereum', block: tx.block, blockHash: tx.blockHash, txHash: tx.hash, timestamp: tx.time };
  const calls = tx.calls.filter(({ value, undone, type, callType }) => value > 0n && !undone && (type !== 'call' || callType === 'call'));
  const coins = calls.map(({ path, from, to, value }) => ({
    ...at,
    kind: path.length === 0 ? ('native' as const) : ('internal' as const),
    position: path.join('_'),
    from,
    to,
    assetContract: null,
    amount: value,
  }));
  const logs = tx.logs.filter(({ topics, data }) => topics.length === 3 && data.length === 66);
  const tokens = logs.map(({ index, address, topics, data }) => ({
    ...at,
    kind: 'token' as const,
    position: String(index),
    from: `0x${topics[1]?.slice(26)}`,
    to: `0x${topics[2]?.slice(26)}`,
    assetContract: address,
    amount: BigInt(data),
  }));
  return [...coins, ...tokens];
}

/** Transfers in an order of their own, so that two lists of them can be compared. */
export function sortedTransfers(rows: readonly Transfer[]): Transfer[] {
  const key = ({ block, txHash, kind, position }: Transfer) => `${String(block).padStart(9, '0')} ${txHash} ${kind} ${position}`;
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
