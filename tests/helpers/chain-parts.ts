import type { Db } from '@/lib/db/client';
import { tokens, wallets } from '@/lib/db/schema';
import type { Transfer } from '@/lib/core/transfer';
import type { Anvil } from './anvil';

export const ETHER = 10n ** 18n;
/** Flagged wallets, a stranger, and contracts at fixed addresses. */
export const WALLET = `0x${'a1'.repeat(20)}`;
export const OTHER_WALLET = `0x${'a2'.repeat(20)}`;
export const STRANGER = `0x${'5e'.repeat(20)}`;
export const VAULT = `0x${'c1'.repeat(20)}`;
export const REVERTER = `0x${'c2'.repeat(20)}`;
export const SWALLOWER = `0x${'c3'.repeat(20)}`;
export const TOKEN = `0x${'d1'.repeat(20)}`;
export const SPAM = `0x${'d2'.repeat(20)}`;
export const NFT = `0x${'d3'.repeat(20)}`;

const PAY = '60006000600060006020356000355af1';
const LOG3 = '606035600052604035602035600035602060' + '00a300';

/**
 * The contracts as machine code, a dozen instructions each. The vault sends as many wei as the second word of its
 * input says to the address in the first, so that `tx.value` is 0; the reverter does so and reverts; the swallower
 * calls the reverter and succeeds all the same. Token and spam log the fourth word under the first three as topics,
 * the NFT four topics; the token answers any input of 36 bytes, as `balanceOf` has, with 7.
 */
const CODE: Readonly<Record<string, string>> = {
  [VAULT]: `0x${PAY}00`,
  [REVERTER]: `0x${PAY}5060006000fd`,
  [SWALLOWER]: `0x6040600060003760006000604060006000${`73${REVERTER.slice(2)}`}5af100`,
  [TOKEN]: `0x36602414601c57${LOG3}5b600760005260206000f3`,
  [SPAM]: `0x${LOG3}`,
  [NFT]: '0x60603560403560203560003560006000a400',
};

/** Puts the contracts onto the node and gives everyone a million ether. */
export async function placeContracts(anvil: Anvil): Promise<void> {
  for (const [address, code] of Object.entries(CODE)) await anvil.rpc('anvil_setCode', address, code);
  for (const rich of [VAULT, REVERTER, WALLET, OTHER_WALLET, STRANGER]) {
    await anvil.rpc('anvil_setBalance', rich, `0x${(1_000_000n * ETHER).toString(16)}`);
  }
}

const word = (value: bigint | string) => BigInt(value).toString(16).padStart(64, '0');
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

/** What a contract is told that is to send wei to an address. */
export const payData = (to: string, wei: bigint) => `0x${word(to)}${word(wei)}`;

/** What a token contract is told that is to claim a transfer. */
export const transferData = (from: string, to: string, amount: bigint) => `0x${[TRANSFER, from, to, amount].map(word).join('')}`;

/** Has a contract send wei to an address, in a transaction of the stranger without a value. */
export function payThrough(anvil: Anvil, contract: string, to: string, wei: bigint): Promise<string> {
  return anvil.send({ from: STRANGER, to: contract, data: payData(to, wei) });
}

/** Has a token contract claim a transfer; nobody's consent is needed, as with forged ones. */
export function logTransfer(anvil: Anvil, contract: string, from: string, to: string, amount: bigint): Promise<string> {
  return anvil.send({ from: STRANGER, to: contract, data: transferData(from, to, amount) });
}

/** Flags wallets on a chain. */
export async function flagWallets(db: Db, addresses: readonly string[], chain = 'ethereum'): Promise<void> {
  const said = { label: '', actor: '', context: '', authority: '', tier: 'official', access: 'seen', addressCheck: '', sourceIds: [] };
  await db.insert(wallets).values(addresses.map((address, ord) => ({ chain, address, ord, ...said })));
}

/** Lists a token, so that its balances are read. */
export async function listToken(db: Db, contract: string, chain = 'ethereum'): Promise<void> {
  await db.insert(tokens).values({ chain, contract, symbol: 'TKN', decimals: 18, sourceIds: [] });
}

/** One movement as a test expects it: kind, position, from, to, contract, amount. */
export type Movement = readonly [string, string, string, string, string | null, bigint];

/**
 * A day on chain, and what of it moved for the two flagged wallets, in order. Beside that, things that moved
 * nothing: a failed transaction, a call that was reverted inside one that succeeded, a call without value.
 */
export async function playDay(anvil: Anvil): Promise<Movement[]> {
  await anvil.send({ from: STRANGER, to: WALLET, value: 3n * ETHER });
  await anvil.send({ from: WALLET, to: OTHER_WALLET, value: 2n * ETHER });
  await anvil.send({ from: WALLET, to: WALLET, value: 1n });
  await payThrough(anvil, VAULT, WALLET, 401_346n * ETHER);
  await payThrough(anvil, SWALLOWER, WALLET, 9n * ETHER);
  await payThrough(anvil, REVERTER, WALLET, 8n * ETHER);
  await anvil.send({ from: WALLET, to: REVERTER, value: 7n * ETHER });
  await anvil.send({ from: WALLET, to: STRANGER });
  await anvil.send({ from: STRANGER, to: VAULT, value: 5n * ETHER });
  const made = await anvil.send({ from: WALLET, value: 4n * ETHER, data: '0x00' });
  const { contractAddress } = await anvil.rpc<{ contractAddress: string }>('eth_getTransactionReceipt', made);
  await logTransfer(anvil, TOKEN, STRANGER, WALLET, MAX);
  await logTransfer(anvil, TOKEN, WALLET, OTHER_WALLET, 6n);
  await logTransfer(anvil, SPAM, WALLET, STRANGER, 0n);
  await logTransfer(anvil, NFT, WALLET, STRANGER, 1n);
  return [
    ['native', '', STRANGER, WALLET, null, 3n * ETHER],
    ['native', '', WALLET, OTHER_WALLET, null, 2n * ETHER],
    ['native', '', WALLET, WALLET, null, 1n],
    ['internal', '0', VAULT, WALLET, null, 401_346n * ETHER],
    ['native', '', WALLET, contractAddress, null, 4n * ETHER],
    ['token', '0', STRANGER, WALLET, TOKEN, MAX],
    ['token', '0', WALLET, OTHER_WALLET, TOKEN, 6n],
    ['token', '0', WALLET, STRANGER, SPAM, 0n],
  ];
}

export const MAX = 2n ** 256n - 1n;

/** Rows of the store or of a fetcher as movements, in the order of the chain. */
export function movementsOf(rows: readonly Transfer[]): Movement[] {
  return rows
    .toSorted((a, b) => a.block - b.block || Number(a.position) - Number(b.position))
    .map((row) => [row.kind, row.position, row.from, row.to, row.assetContract, row.amount]);
}
