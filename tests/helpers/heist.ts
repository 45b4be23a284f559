import type { Db } from '@/lib/db/client';
import { incidents, prices, services, theftTransactions, tokens } from '@/lib/db/schema';
import { type Anvil, startAnvil } from './anvil';
import { ETHER, STRANGER } from './chain-parts';
import { listFeed, placeFeed } from './feeds';
import { type Compiled, compileFixture } from './solidity';

/** Contracts where they stand on mainnet, so that the registry that ships knows what they are. */
export const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const WETH = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';
const PAIR = '0x0d4a11d5eeaac28ec3f61d100daf4d40471f1852';
const USDT_FEED = '0x3e7d1eab13ad0104d2750b8863b489d65364e32d';
export const ROUTER = '0x7a250d5630b4cf539739df2c5dacb4c659f2488d';
export const MIXER = '0xa160cdab225685da1d56aa342ad8841c3b53f291';
export const THORCHAIN = '0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146';
export const EXCHANGE = '0x28c6c06298d514db089934071355e5743bf21d60';
const VAULT = `0x${'7a'.repeat(20)}`;
export const BITCOIN = 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl';

const named = (name: string) => `0x${Buffer.from(name).toString('hex').padEnd(40, '0')}`;
const VICTIM = named('victim');
/** The three that receive the loot, the one where it comes together, the four to which it goes from there. */
export const [FIRST, SECOND, THIRD, CENTRE, FOURTH, FIFTH, SIXTH, SEVENTH] = ['first', 'second', 'third', 'centre', 'fourth', 'fifth', 'sixth', 'seventh'].map(named) as
  [string, string, string, string, string, string, string, string];
export const KEEPER = named('keeper');
/** Pays a dozen others, without a label. */
export const HUB = named('hub');
/** Was paid by the same one over and over again. */
export const BOT = named('bot');
export const ABROAD = named('abroad');

const M = 10n ** 6n;
const POOL = { ether: 1_000n * ETHER, usdt: 4_000_000n * M };
/** Noon of the day of which the registry has a price of ether: 2,741.59 USD. */
const NOON = 1_740_139_200;
export const ETHER_MICROS = 2_741_590_000n;

/** What arrives on BNB Chain for 15 ether. */
export const PAID_ABROAD = 64n * ETHER;
export const HEIST = 'anvil-2025';

/** A theft and what became of it, on a node of its own. */
export interface Heist {
  readonly anvil: Anvil;
  /** BNB Chain, where the bridge pays out. */
  readonly abroad: Anvil;
  /** The one transaction that took everything. */
  readonly theft: string;
  /** What the pool gave: ether for the stolen dollars, dollars for 70 stolen ether, by its own formula. */
  readonly etherFromPool: bigint;
  readonly usdtFromPool: bigint;
  stop(): Promise<void>;
}

/** What a pool of Uniswap v2 gives: `amountIn` less 0.3 %, so that the product of its reserves stays. */
function given(amountIn: bigint, reserveIn: bigint, reserveOut: bigint): bigint {
  return (amountIn * 997n * reserveOut) / (reserveIn * 1_000n + amountIn * 997n);
}

/**
 * Plays a theft of 300 ether and 100,000 USDT: three receivers, the dollars swapped in a pool and set aside, the ether
 * brought together with 10 of clean ether, paid out to four; from there into a mixer, over a THORChain router to
 * Bitcoin and to BNB Chain, through the pool to an exchange, to a hub and to a bot.
 */
export async function playHeist(): Promise<Heist> {
  const anvil = await startAnvil({ args: ['--timestamp', String(NOON)] });
  const { Stable, Wrapped, Pair, SwapRouter, Victim } = compileFixture('Market.sol') as Record<string, Compiled>;
  const { Pool, Router } = compileFixture('Services.sol') as Record<string, Compiled>;
  const codes = { [USDT]: Stable, [WETH]: Wrapped, [PAIR]: Pair, [ROUTER]: SwapRouter, [VICTIM]: Victim, [MIXER]: Pool, [THORCHAIN]: Router };
  for (const [address, contract] of Object.entries(codes)) await anvil.rpc('anvil_setCode', address, contract!.code);
  for (const rich of [VICTIM, STRANGER]) await anvil.rpc('anvil_setBalance', rich, `0x${(10_000n * ETHER).toString(16)}`);
  await placeFeed(anvil, USDT_FEED, 'USDT / USD', [[{ answer: 10n ** 8n, from: NOON - 43_200 }]]);
  const pay = (from: string, to: string, value: bigint) => anvil.send({ from, to, value });
  const call = (from: string, to: string, { abi }: Compiled, name: string, args: readonly unknown[], value = 0n) =>
    anvil.send({ from, to, value, data: abi.encodeFunctionData(name, args) });

  await call(STRANGER, USDT, Stable!, 'mint', [PAIR, POOL.usdt]);
  await call(STRANGER, USDT, Stable!, 'mint', [VICTIM, 250_000n * M]);
  await call(STRANGER, WETH, Wrapped!, 'deposit', [], POOL.ether);
  await call(STRANGER, WETH, Wrapped!, 'transfer', [PAIR, POOL.ether]);
  await call(STRANGER, PAIR, Pair!, 'initialize', [WETH, USDT]);
  await call(STRANGER, ROUTER, SwapRouter!, 'initialize', [WETH, PAIR, USDT]);
  await pay(STRANGER, CENTRE, 10n * ETHER);
  await pay(STRANGER, HUB, ETHER);

  const loot = [[FIRST, 200n * ETHER, 100_000n * M], [SECOND, 60n * ETHER, 0n], [THIRD, 40n * ETHER, 0n]];
  const theft = await call(STRANGER, VICTIM, Victim!, 'drain', [USDT, loot]);

  const etherFromPool = given(100_000n * M, POOL.usdt, POOL.ether);
  await call(FIRST, USDT, Stable!, 'approve', [ROUTER, 100_000n * M]);
  await call(FIRST, ROUTER, SwapRouter!, 'swapExactTokensForETH', [100_000n * M, 0n, [], FIRST, NOON * 2]);
  await pay(FIRST, CENTRE, 200n * ETHER);
  await pay(FIRST, KEEPER, etherFromPool);
  await pay(SECOND, CENTRE, 60n * ETHER);
  await pay(THIRD, CENTRE, 40n * ETHER);
  await pay(CENTRE, FOURTH, 100n * ETHER);
  await pay(CENTRE, FIFTH, 100n * ETHER);
  await pay(CENTRE, SIXTH, 70n * ETHER);
  await pay(CENTRE, SEVENTH, 40n * ETHER);

  await call(FOURTH, MIXER, Pool!, 'deposit', [`0x${'c0'.repeat(32)}`], 100n * ETHER);
  const swapOver = (memo: string, wei: bigint) => call(FIFTH, THORCHAIN, Router!, 'depositWithExpiry', [VAULT, `0x${'0'.repeat(40)}`, 0n, memo, 0n], wei);
  await swapOver(`=:b:${BITCOIN}`, 60n * ETHER);
  await swapOver(`=:s:${ABROAD}`, 15n * ETHER);
  const usdtFromPool = given(70n * ETHER, POOL.ether - etherFromPool, POOL.usdt + 100_000n * M);
  await call(SIXTH, ROUTER, SwapRouter!, 'swapExactETHForTokens', [0n, [], SIXTH, NOON * 2], 70n * ETHER);
  await call(SIXTH, USDT, Stable!, 'transfer', [EXCHANGE, usdtFromPool / 2n]);
  await pay(SEVENTH, HUB, 25n * ETHER);
  for (let i = 0; i < 12; i++) await pay(HUB, named(`customer ${i}`), 1n);
  await pay(SEVENTH, BOT, 15n * ETHER);
  for (let i = 0; i < 30; i++) await pay(STRANGER, BOT, 1n);
  await anvil.mine(4);

  const abroad = await startAnvil({ chainId: 56, args: ['--timestamp', String(NOON + 3_600)] });
  await abroad.rpc('anvil_setBalance', VAULT, `0x${(100n * ETHER).toString(16)}`);
  await abroad.send({ from: VAULT, to: ABROAD, value: PAID_ABROAD });
  await abroad.mine(4);
  return { anvil, abroad, theft, etherFromPool, usdtFromPool, stop: async () => void (await Promise.all([anvil.stop(), abroad.stop()])) };
}

/** Says in a store which transaction was the theft, and no more. */
export async function reportHeist(db: Db, { theft }: Pick<Heist, 'theft'>): Promise<void> {
  await db.insert(incidents).values({
    slug: HEIST, date: '2025-02-21', datePrecision: 'day', victim: 'A vault of the tests', chains: ['ethereum'], lossUsdMicros: null,
    attributedBy: 'nobody', attributionDate: null, tier: 'suspected', note: null, sourceIds: [],
  });
  const ether = { asset: 'ETH', assetContract: null, kind: 'internal', decimals: 18 };
  const stolen = [
    { to: FIRST, amount: 200n * ETHER, ...ether },
    { to: SECOND, amount: 60n * ETHER, ...ether },
    { to: THIRD, amount: 40n * ETHER, ...ether },
    { to: FIRST, amount: 100_000n * M, asset: 'USDT', assetContract: USDT, kind: 'token', decimals: 6 },
  ];
  const said = { incident: HEIST, role: 'theft', date: '2025-02-21', chain: 'ethereum', txHash: theft, block: null, timestamp: null, from: VICTIM, confidence: 'high', note: null, sourceIds: [] };
  await db.insert(theftTransactions).values(stolen.map((transfer, i) => ({ id: `${HEIST}-theft-${i + 1}`, ...said, ...transfer })));
}

/** Of the facts that ship those that this theft needs: loading all of them takes longer than the crawl. */
export async function listServices(db: Db): Promise<void> {
  const names = [[ROUTER, 'Uniswap V2: Router 2', 'dex_router'], [MIXER, 'Tornado Cash 100 ETH pool', 'mixer'], [THORCHAIN, 'THORChain Router (ETH)', 'bridge_crosschain_dex'], [EXCHANGE, 'binance', 'cex']] as const;
  await db.insert(services).values(names.map(([address, name, category], ord) => ({ chain: 'ethereum', address, name, category, ord, sourceIds: [] })));
  await db.insert(tokens).values({ chain: 'ethereum', contract: USDT, symbol: 'USDT', decimals: 6, sourceIds: [] });
  await db.insert(prices).values({ asset: 'ETH', date: '2025-02-21', usdMicros: ETHER_MICROS, sourceIds: [] });
  await listFeed(db, USDT_FEED, 'USDT / USD', USDT);
}
