import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrackerError } from '@/lib/core/errors';
import { parseRegistry, readRawRegistry, type RawRegistry, type TableName } from '@/lib/registry';

type Cells = Record<string, unknown>;
const raw = readRawRegistry() as Record<TableName, Cells[]>;

/** The shipped files with one row replaced. */
function changed(table: TableName, row: number, cells: Cells): RawRegistry {
  return { ...raw, [table]: raw[table].map((found, index) => (index === row ? { ...found, ...cells } : found)) };
}
const added = (table: TableName, row: Cells): RawRegistry => ({ ...raw, [table]: [...raw[table], row] });

/** The sentence with which a registry is refused. */
function refusal(registry: RawRegistry): string {
  try {
    parseRegistry(registry);
  } catch (error) {
    if (error instanceof TrackerError && error.code === 'bad_registry') return error.message;
    throw error;
  }
  return 'accepted';
}

const evmRow = raw.wallets.findIndex(({ chain }) => chain === 'ethereum');
const tronRow = raw.wallets.findIndex(({ chain }) => chain === 'tron');
const segwitRow = raw.wallets.findIndex(({ address }) => String(address).startsWith('bc1'));
const evm = String(raw.wallets[evmRow]!.address);
const segwit = String(raw.wallets[segwitRow]!.address);
const stealthETH = raw.observedTransfers.findIndex(({ asset }) => asset === 'stETH');
const swapped = (text: string) => text.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));

describe('a row that is wrong stops the build with a sentence that names file, row and field', () => {
  const cases: [string, RawRegistry, RegExp][] = [
    ['an EVM address with a wrong checksum', changed('wallets', evmRow, { address: evm.replace(/[a-f]/, (c) => c.toUpperCase()) }), new RegExp(`wallets.json, row ${evmRow + 1}, address: .*not a valid`)],
    ['an EVM address without its checksum', changed('wallets', evmRow, { address: evm.toLowerCase() }), /address: .*lacks its checksum: write 0x/],
    ['a Tron address with a wrong checksum', changed('wallets', tronRow, { address: 'TA3941uFAvmVibSkQ6fMJXxmaSNovX86m1' }), /row 1, address: .*not a valid Tron address/],
    ['a Bitcoin address with a wrong checksum', changed('wallets', segwitRow, { address: swapped(segwit) }), /address: .*not a valid Bitcoin address/],
    ['an address on a chain that we do not know', changed('wallets', 0, { chain: 'moon' }), /wallets.json, row 1, chain: /],
    ['a source that is not there', changed('incidents', 2, { sources: ['nobody-said-so'] }), /incidents.json, row 3, sources: there is no source "nobody-said-so"/],
    ['a fact without a source', changed('services', 4, { sources: [] }), /services.json, row 5, sources: names no source/],
    ['a source that no fact rests on', added('sources', { id: 'unread', citation: 'unread', access: 'seen' }), /sources.json, row \d+, id: no fact rests on the source "unread"/],
    ['an incident that is not there', changed('attributions', 0, { incident: 'mt-gox-2014' }), /attributions.json, row 1, incident: there is no incident "mt-gox-2014"/],
    ['a wallet of an incident that is not there', changed('wallets', 7, { incidents: ['ronin-2022', 'ronin-2023'] }), /wallets.json, row 8, incidents: there is no incident "ronin-2023"/],
    ['a timeline entry of an incident that is not there', changed('timeline', 9, { incidents: ['x'] }), /timeline.json, row 10, incidents: there is no incident "x"/],
    ['a day that never was', changed('incidents', 0, { date: '2023-02-30', datePrecision: 'day' }), /incidents.json, row 1, date: "2023-02-30" is not a date/],
    ['a date finer than it says', changed('incidents', 0, { date: '2017-03-01' }), /row 1, datePrecision: says year, but "2017-03-01" is a day/],
    ['a time that is not UTC', changed('observedTransfers', 0, { timestamp: '2025-02-21 14:29' }), /row 1, timestamp: .*not a UTC time/],
    ['a doubled wallet', added('wallets', raw.wallets[0]!), /wallets.json, row 589, key: "tron:TA39\w+" stands in the file already/],
    ['a doubled slug', added('incidents', raw.incidents[5]!), /incidents.json, row 99, key: "coinsecure-2018" stands in the file already/],
    ['a negative loss', changed('incidents', 0, { lossUsd: '-1' }), /row 1, lossUsd: "-1" is not a decimal amount/],
    ['a loss written as a number', changed('incidents', 0, { lossUsd: 5300000 }), /row 1, lossUsd: /],
    ['a negative block', changed('observedTransfers', 0, { block: -1 }), /row 1, block: /],
    ['a tier of our own making', changed('incidents', 0, { tier: 'certain' }), /row 1, tier: .*found "certain"/],
    ['a transaction hash cut short', changed('theftTransactions', 0, { txHash: '0xc28f' }), /row 1, txHash: is not a transaction hash/],
    ['a feed of another asset', changed('priceFeeds', 1, { description: 'BTC / USD' }), /price_feeds.json, row 2, basis: is missing: "BTC \/ USD" is not the price of USDC/],
    ['a reason that nothing needs', changed('priceFeeds', 0, { basis: 'so' }), /row 1, basis: is not needed: the feed is that of ETH/],
    ['a feed that is not in dollars', changed('priceFeeds', 0, { description: 'ETH / BTC' }), /row 1, description: is no price in dollars/],
    ['a feed of a token that is not listed', changed('priceFeeds', 1, { contract: evm }), /row 2, contract: 0x\w+ is not in tokens.json/],
    ['a feed on a chain without contracts', changed('priceFeeds', 0, { chain: 'bitcoin' }), /price_feeds.json, row 1, /],
    ['two feeds of one asset', added('priceFeeds', raw.priceFeeds[0]!), /price_feeds.json, row 19, key: "ethereum:native" stands in the file already/],
    ['a token that is not listed', changed('observedTransfers', stealthETH, { assetContract: evm }), /assetContract: 0x\w+ is not in tokens.json/],
    ['a token under a wrong name', changed('observedTransfers', stealthETH, { asset: 'mETH' }), /asset: is "mETH", but its contract is stETH/],
    ['a token transfer called native', changed('observedTransfers', stealthETH, { kind: 'native' }), /kind: is native, which does not go with/],
    ['more decimals than the asset has', changed('theftTransactions', 1, { amount: '0.0000001' }), /row 2, amount: .*more decimals than USDC/],
    ['a document that is not there', changed('timeline', 0, { documentId: 'un-poe-annual-1999' }), /timeline.json, row 1, documentId: "un-poe-annual-1999"/],
    ['a period that ends before it starts', changed('reportedFlows', 0, { periodStart: '2024', periodEnd: '2023-12' }), /row 1, periodEnd: 2023-12 lies before 2024/],
    ['a link that leads nowhere', changed('sources', 0, { url: 'javascript:alert(1)' }), /sources.json, row 1, url: /],
    ['a column that no one reads', changed('prices', 0, { usdd: '1' }), /prices.json, row 1: .*usdd/],
    ['a file that is no list', { ...raw, tokens: {} }, /tokens.json: the file is not a list of rows/],
  ];

  it.each(cases)('%s', (_fault, registry, sentence) => {
    expect(refusal(registry)).toMatch(sentence);
  });
});

it('accepts no address with one character changed, on any chain', () => {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const checked = raw.wallets.filter(({ chain }) => chain === 'bitcoin' || chain === 'tron');
  const anyOf = fc.record({ wallet: fc.constantFrom(...checked), at: fc.nat(25), to: fc.constantFrom(...alphabet) });
  fc.assert(
    fc.property(anyOf, ({ wallet, at, to }) => {
      const address = String(wallet.address);
      const wrong = address.slice(0, at + 4) + to + address.slice(at + 5);
      fc.pre(wrong !== address);
      return refusal({ ...raw, wallets: [{ ...wallet, address: wrong }] }).includes('not a valid');
    }),
    { numRuns: 200 },
  );
});
