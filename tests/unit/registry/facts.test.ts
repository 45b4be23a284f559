import { expect, it } from 'vitest';
import { wrappedNativeOf } from '@/lib/chain/services/wrapped-native';
import { CHAINS } from '@/lib/core/chains';
import { INCIDENT_TIERS, WALLET_TIERS } from '@/lib/core/tiers';
import { readRawRegistry, readRegistry, type Registry } from '@/lib/registry';

const registry = readRegistry();
/** Added up from the reference facts by another program. */
const EXPECTED = {
  'official-unnamed-victim': { known: 6, unknown: 0, dollars: 394_000_000 },
  research: { known: 56, unknown: 0, dollars: 965_198_564 },
  official: { known: 14, unknown: 0, dollars: 3_345_130_000 },
  analytics: { known: 10, unknown: 0, dollars: 1_138_380_000 },
  multilateral: { known: 3, unknown: 0, dollars: 353_500_000 },
  disputed: { known: 4, unknown: 2, dollars: 119_900_000 },
  suspected: { known: 3, unknown: 0, dollars: 403_300_000 },
};
const starting = (start: string) => registry.wallets.filter(({ address }) => address.startsWith(start.toLowerCase()));
const incident = (slug: string) => registry.incidents.find((row) => row.slug === slug);

it('ships every fact, so that no list falls short of what is known', () => {
  const counts = Object.fromEntries(Object.entries(registry).map(([name, rows]) => [name, rows.length]));
  expect(counts).toMatchObject({
    incidents: 98,
    attributions: 17,
    wallets: 588,
    timeline: 112,
    services: 518,
    theftTransactions: 12,
    observedTransfers: 80,
    prices: 27,
    priceFeeds: 18,
    observedSeries: 29,
    mixerDeposits: 1257,
    reportedFlows: 485,
    officialTotals: 10,
    launderingWaves: 3,
  });
  expect(registry.timeline.filter(({ origin }) => origin === 'article')).toHaveLength(6);
});

it('counts the wallets of each tier and chain form as the records do', () => {
  const perTier = WALLET_TIERS.map((tier) => registry.wallets.filter((row) => row.tier === tier).length);
  expect(perTier).toEqual([248, 148, 103, 65, 24]);
  const chains = ['bitcoin', 'tron', 'solana'];
  const perChain = chains.map((chain) => registry.wallets.filter((row) => row.chain === chain).length);
  expect(perChain).toEqual([267, 71, 1]);
});

it('adds the losses up per tier to what a plain addition of the file gives', () => {
  const file = readRawRegistry().incidents as { tier: string; lossUsd?: string }[];
  const plain = new Map<string, { known: number; unknown: number; dollars: number }>();
  for (const { tier, lossUsd } of file) {
    const sum = plain.get(tier) ?? { known: 0, unknown: 0, dollars: 0 };
    plain.set(tier, {
      known: sum.known + (lossUsd === undefined ? 0 : 1),
      unknown: sum.unknown + (lossUsd === undefined ? 1 : 0),
      dollars: sum.dollars + Number(lossUsd ?? 0),
    });
  }
  expect(Object.fromEntries(plain)).toEqual(EXPECTED);
  for (const tier of INCIDENT_TIERS) {
    const losses = registry.incidents.filter((row) => row.tier === tier).map(({ lossUsd }) => lossUsd);
    expect(losses.filter((loss) => loss === null)).toHaveLength(EXPECTED[tier].unknown);
    expect(losses.reduce((sum, loss) => sum + BigInt(loss ?? 0), 0n)).toBe(BigInt(EXPECTED[tier].dollars));
  }
});

it('does not put the main receiving wallet of Bybit on the list of the FBI', () => {
  const [wallet, ...others] = starting('0x47666Fab');
  expect(others).toEqual([]);
  expect(wallet?.tier).toBe('analyst');
  expect(wallet?.authority).toContain('not on the FBI 51-address list');
  const list = registry.wallets.filter(({ sources }) => sources.includes('fbi-ic3-psa-250226-list'));
  expect(list).toHaveLength(51);
  expect(list.map(({ address }) => address)).not.toContain(wallet?.address);
});

it('accuses neither of the two wallets that community lists mislabel', () => {
  expect([...starting('0x3AD9dB58'), ...starting('0x7F367cC4')]).toEqual([]);
});

it('says of what was not seen that it was not seen', () => {
  const liquid = registry.attributions.filter((row) => row.incident === 'liquid-2021');
  expect(liquid.map(({ access }) => access)).toEqual(['unverified']);
  expect(incident('liquid-2021')?.note).toContain('unverified');
  expect(registry.prices.every(({ sources }) => sources.includes('coingecko-daily'))).toBe(true);
  const seen = registry.sources.filter(({ access }) => access === 'seen').map(({ id }) => id);
  const behind = registry.timeline.filter(({ access }) => access === 'seen').flatMap(({ sources }) => sources);
  const others = seen.filter((id) => !behind.includes(id));
  expect(others).toEqual([
    '0xpolygon-pol-token-readme',
    'aave-address-book',
    'article-2023-12',
    'chainlink-feed-directory',
    'docs-gnosischain-com-token-bridges',
    'docs-uniswap-org-iweth9',
    'superchain-token-list',
    'sushiswap-default-token-list',
    'uniswap-default-token-list',
  ]);
  for (const { access, sources } of registry.timeline.filter((row) => row.access === 'seen')) {
    expect(sources.some((id) => seen.includes(id)), `${access}: ${sources.join()}`).toBe(true);
  }
});

it('keeps a date of the FBI that contradicts another, and both figures of Bybit apart', () => {
  expect(incident('alphapo-2023')).toMatchObject({ date: '2023-07-22' });
  expect(incident('alphapo-2023')?.note).toContain('June 22');
  expect(incident('bybit-2025')?.note).toMatch(/432,748 ETH and 342,975 ETH .* different things/);
  expect(incident('ronin-2022')?.note).toContain('540-625M');
  expect(registry.incidents.filter(({ tier }) => tier === 'disputed')).toHaveLength(6);
});

it('calls Tornado Cash a mixer and tells that it is off the sanctions list', () => {
  const tornado = registry.services.filter(({ name }) => name.startsWith('Tornado Cash'));
  expect(new Set(tornado.map(({ category }) => category))).toEqual(new Set(['mixer']));
  const cited = new Set(tornado.flatMap(({ sources }) => sources));
  const told = registry.sources.filter(({ id, note }) => cited.has(id) && note?.includes('2025-03-21'));
  expect(told.length).toBeGreaterThan(0);
  expect(registry.timeline.find(({ id }) => id === 'us-ofac-tornado-delisting-2025')?.date).toBe('2025-03-21');
});

it('links the UN entry of the article to the document behind it', () => {
  expect(registry.timeline.find(({ id }) => id === 'article-un-record-theft')?.documentId).toBe('un-poe-annual-2023');
});

it('keeps a Korean and a Japanese title of every entry', () => {
  for (const { id, titleKo, titleJa } of registry.timeline) {
    expect(titleKo, id).toMatch(/\p{Script=Hangul}/u);
    expect(titleJa, id).toMatch(/\p{Script=Han}|\p{Script=Katakana}/u);
  }
});

it('ties a timeline entry to a theft only where its text or its citation names it', () => {
  const names: Record<string, RegExp> = {
    'ronin-2022': /Ronin|14 April/,
    'harmony-2022': /Harmony|Horizon/,
    'atomic-wallet-2023': /Atomic Wallet/,
    'alphapo-2023': /Alphapo/,
    'coinspaid-2023': /CoinsPaid/,
    'stake-2023': /Stake\.com/,
    'upbit-2019': /Upbit/,
    'deribit-2022': /Deribit/,
    'liquid-2021': /Liquid/,
    'dmm-2024': /DMM/,
    'rain-2024': /Rain/,
    'wazirx-2024': /WazirX/,
    'radiant-2024': /Radiant/,
    'bybit-2025': /Bybit/,
  };
  for (const [slug, name] of Object.entries(names)) {
    const tied = registry.timeline.filter(({ incidents }) => incidents.includes(slug));
    const named = registry.timeline.filter(({ title, summary }) => name.test(`${title} ${summary}`));
    expect(tied.map(({ id }) => id), slug).toEqual(named.map(({ id }) => id));
  }
  expect(new Set(registry.timeline.flatMap(({ incidents }) => incidents))).toEqual(new Set(Object.keys(names)));
});

it('prices no token by the feed of another asset without saying why, and bitcoin on Ethereum not at all', () => {
  const standing = registry.priceFeeds.filter(({ basis }) => basis !== null).map(({ chain, description }) => `${chain} ${description}`);
  expect(standing).toEqual(['ethereum ETH / USD', 'polygon MATIC / USD', 'gnosis DAI / USD']);
  const priced = new Set(registry.priceFeeds.map(({ contract }) => contract));
  const without = registry.tokens.filter(({ chain, contract }) => chain === 'ethereum' && !priced.has(contract)).map(({ symbol }) => symbol);
  expect(without).toEqual(expect.arrayContaining(['WBTC', 'cbBTC', 'tBTC', 'mETH', 'cmETH', 'wstETH', 'rETH']));
});

it('knows the two largest thefts as internal transfers, which no list of transactions shows', () => {
  const internal = registry.theftTransactions.filter(({ kind }) => kind === 'internal');
  expect(internal.map(({ incident: slug, asset, amount }) => [slug, asset, amount])).toEqual([
    ['ronin-2022', 'ETH', '173600'],
    ['bybit-2025', 'ETH', '401346.768858404671846374'],
  ]);
});

it('gives a link only where the citation has one', () => {
  for (const { url, citation } of registry.sources) {
    if (url === null) expect(citation).not.toMatch(/https?:\/\//);
    else expect(citation).toContain(url);
  }
});

it('can not be changed by whoever reads it', () => {
  const writable = registry as { -readonly [K in keyof Registry]: unknown[] };
  expect(() => writable.wallets.pop()).toThrow(TypeError);
  expect(() => Object.assign(registry.incidents[0]!, { tier: 'official' })).toThrow(TypeError);
});

it('lists on each chain what its wrapper wraps into, so that wrapped funds of a wallet are not taken for spam', () => {
  const wrappers = CHAINS.map(({ name }) => [name, wrappedNativeOf(name)] as const).filter(([, contract]) => contract !== null);
  const listed = new Set(registry.tokens.map(({ chain, contract }) => `${chain} ${contract}`));
  expect(wrappers.filter(([chain, contract]) => !listed.has(`${chain} ${contract}`))).toEqual([]);
});
