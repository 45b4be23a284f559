import type { Column, WalletBalanceRow, WalletRow } from '@/lib/charts/contract';
import { canonicalAddress, displayAddress } from '@/lib/core/address';
import { groupBy } from '@/lib/core/group-by';
import { formatUnits, formatUsd, parseUsd, sum, valueInUsd } from '@/lib/core/money';
import { WALLET_TIERS } from '@/lib/core/tiers';
import { isoSeconds } from '@/lib/core/time';
import { findHeldAssets, type HeldAsset } from '@/lib/db/balances';
import { assertIncidents, type Chart } from './context';
import { address, chains, choices, slugs } from './fields';
import { readAll } from './lists/read';
import { wallets } from './lists/wallets';
import { readParams } from './params';
import { sourceRefs } from './source-refs';

/** What it may be asked for. */
export const params = { wallet: address.optional(), chain: chains.optional(), incident: slugs.optional(), tier: choices(WALLET_TIERS).optional() };

const columns: Column[] = [
  { name: 'chain', title: 'Chain', type: 'text' },
  { name: 'wallet', title: 'Wallet', type: 'text' },
  { name: 'label', title: 'Label', type: 'text' },
  { name: 'incidents', title: 'Incidents', type: 'list' },
  { name: 'tier', title: 'Tier of the listing', type: 'text' },
  { name: 'asset', title: 'Asset', type: 'text', note: 'Empty where nobody has asked for the balances of the wallet.' },
  { name: 'asset_contract', title: 'Contract', type: 'text', note: 'Empty for the chain’s own asset.' },
  { name: 'amount', title: 'Balance', type: 'amount' },
  { name: 'amount_base_units', title: 'Balance in base units', type: 'units' },
  { name: 'usd', title: 'Value in USD', type: 'usd', unit: 'USD', note: 'At the price of the day of the block; empty where none is stored.' },
  { name: 'price_source', title: 'Source of the price', type: 'text' },
  { name: 'block', title: 'At block', type: 'integer' },
  { name: 'as_of', title: 'Time of the block', type: 'time' },
];

/** What flagged wallets hold, as it was last asked for: the largest known value first, what is unknown last. */
export const walletBalances: Chart<'wallet-balances'> = async ({ db, asOf }, query) => {
  const { wallet, chain, incident, tier } = readParams(query, params);
  await assertIncidents(db, incident ?? []);
  const asked = { address: wallet, chain, incidents: incident, tier };
  const flagged = await readAll(db, wallets, Object.entries(asked).flatMap(([field, anyOf]) => (anyOf === undefined ? [] : [{ field, anyOf }])));
  const held = groupBy(await findHeldAssets(db), ({ chain, address }) => `${chain} ${address}`);
  const each = flagged.map((one) => ({ one, assets: held.get(`${one.chain} ${canonicalAddress(one.chain, one.address)}`) ?? [] }));
  const groups = each.map(({ one, assets }) => rowsOf(one, assets)).sort((a, b) => rank(a, b));
  const known = each.flatMap(({ assets }) => assets);
  return {
    id: 'wallet-balances',
    title: 'What flagged wallets hold',
    subtitle: 'Balances at the last final block that was asked, by wallet',
    unit: 'USD',
    columns,
    rows: groups.flat(),
    events: [],
    sources: await sourceRefs(db, [...flagged.flatMap(({ sources }) => sources), ...known.flatMap(({ priceSourceIds }) => priceSourceIds)]),
    asOf: known.length === 0 ? asOf : isoSeconds(Math.min(...known.map(({ timestamp }) => timestamp))),
    complete: false,
    notes: notesOf(each.length, each.filter(({ assets }) => assets.length === 0).length, known),
    methodVersion: '1',
  };
};

function rowsOf({ chain, address: wallet, label, incidents, tier }: WalletRow, assets: readonly HeldAsset[]): WalletBalanceRow[] {
  const whose = { chain, wallet, label, incidents, tier };
  if (assets.length === 0) {
    return [{ ...whose, asset: null, asset_contract: null, amount: null, amount_base_units: null, usd: null, price_source: null, block: null, as_of: null }];
  }
  return assets.map(({ asset, assetContract, amount, decimals, usdMicros, priceSource, block, timestamp }) => ({
    ...whose,
    asset,
    asset_contract: assetContract === null ? null : displayAddress(chain, assetContract),
    amount: formatUnits(BigInt(amount), decimals),
    amount_base_units: amount,
    usd: usdMicros === null ? null : formatUsd(valueInUsd(BigInt(amount), decimals, BigInt(usdMicros))),
    price_source: priceSource,
    block,
    as_of: isoSeconds(timestamp),
  }));
}

/** By what is known of a wallet in dollars, then those with balances that have no price, then those nobody asked for. */
function rank(a: readonly WalletBalanceRow[], b: readonly WalletBalanceRow[]): number {
  const [left, right] = [worth(a), worth(b)];
  return left === right ? 0 : left > right ? -1 : 1;
}

function worth(rows: readonly WalletBalanceRow[]): bigint {
  if (rows.every(({ asset }) => asset === null)) return -2n;
  const values = rows.flatMap(({ usd }) => (usd === null ? [] : [parseUsd(usd)]));
  return values.length === 0 ? -1n : sum(values);
}

function notesOf(wallets: number, unknown: number, known: readonly HeldAsset[]): string[] {
  const unpriced = known.filter(({ amount, usdMicros }) => amount !== '0' && usdMicros === null).length;
  return [
    `Of ${unknown} of the ${wallets} wallets nobody has asked for the balances: unknown is not zero. They are read from a configured endpoint of the chain, and only on EVM chains.`,
    ...(unpriced === 0 ? [] : [`Of ${unpriced} balances no price of their day is stored: they have an amount and no value.`]),
    'Of a wallet that was asked, the chain’s own asset is known and each listed token that it is known to have moved; whatever else it holds is unknown. A token is its contract: one that only bears a known name is left out.',
    'A balance is what an address holds at one block: it may be stolen value, the value of others, or fees. It is no part of what was stolen or traced, and not to be added to either.',
  ];
}
