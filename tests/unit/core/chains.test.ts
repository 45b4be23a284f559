import { afterEach, describe, expect, it, vi } from 'vitest';
import { PUBLIC_ENDPOINTS } from '@/lib/config/endpoints';
import { canonicalAddress, displayAddress } from '@/lib/core/address';
import { allChains, CHAINS, chainByEvmId, chainByName, defineChains, type EvmChain, evmChains, UNKNOWN_FINALITY } from '@/lib/core/chains';

/** Id and symbol as ethereum-lists/chains has them, which writes XDAI where the chain itself writes xDAI. */
const CONFIRMED: readonly (readonly [string, number, string])[] = [
  ['ethereum', 1, 'ETH'],
  ['optimism', 10, 'ETH'],
  ['bsc', 56, 'BNB'],
  ['gnosis', 100, 'xDAI'],
  ['polygon', 137, 'POL'],
  ['zksync', 324, 'ETH'],
  ['mantle', 5000, 'MNT'],
  ['base', 8453, 'ETH'],
  ['arbitrum', 42161, 'ETH'],
  ['avalanche', 43114, 'AVAX'],
  ['linea', 59144, 'ETH'],
  ['blast', 81457, 'ETH'],
];

const SONIC: EvmChain = {
  name: 'sonic',
  title: 'Sonic',
  form: 'evm',
  native: { symbol: 'S', decimals: 18 },
  evmId: 146,
  finality: UNKNOWN_FINALITY,
  blockTimeMs: null,
};

describe('a chain', () => {
  it.each(CONFIRMED)('%s has the id %d and the asset %s, so that no row is put on another chain', (name, id, symbol) => {
    expect(chainByName(name)).toMatchObject({ evmId: id, native: { symbol, decimals: 18 } });
    expect(chainByEvmId(id)?.name).toBe(name);
  });

  it.each(CONFIRMED)('%s can be read: it has an endpoint, a finality with its reason, a block time and an explorer', (name, id) => {
    const chain = chainByEvmId(id)!;
    expect(PUBLIC_ENDPOINTS[id]!.length).toBeGreaterThan(0);
    for (const url of PUBLIC_ENDPOINTS[id]!) expect(new URL(url).protocol).toBe('https:');
    expect(chain.finality.tag).toBe(true);
    expect(chain.finality.depth).toBeGreaterThan(0);
    expect(chain.finality.reason).not.toBe('');
    expect(chain.blockTimeMs).toBeGreaterThanOrEqual(100);
    expect(new URL(chainByName(name)!.explorer!.tx).protocol).toBe('https:');
  });

  it('a depth is a time that its chain needs: none is under ten seconds, none over a day', () => {
    for (const { name, finality, blockTimeMs } of evmChains()) {
      if (blockTimeMs === null) continue;
      const seconds = (finality.depth * blockTimeMs) / 1000;
      expect(seconds, name).toBeGreaterThanOrEqual(10);
      expect(seconds, name).toBeLessThanOrEqual(86_400);
    }
  });

  it('no endpoint is offered for a chain that is not known, and none holds a key', () => {
    expect(Object.keys(PUBLIC_ENDPOINTS).map((id) => chainByEvmId(Number(id))?.name)).not.toContain(undefined);
    for (const url of Object.values(PUBLIC_ENDPOINTS).flat()) expect(new URL(url).search + new URL(url).username).toBe('');
  });

  it('names and ids are each there once', () => {
    const ids = CHAINS.flatMap(({ evmId }) => evmId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(CHAINS.map(({ name }) => name)).size).toBe(CHAINS.length);
  });
});

describe('a chain of the settings', () => {
  afterEach(() => defineChains([]));

  it('is found by name and id, and its addresses are read and shown as those of any EVM chain', () => {
    defineChains([SONIC]);
    expect([chainByName('sonic'), chainByEvmId(146)]).toEqual([SONIC, SONIC]);
    expect([allChains().length, evmChains().at(-1)]).toEqual([CHAINS.length + 1, SONIC]);
    const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    expect(canonicalAddress('sonic', address)).toBe(address.toLowerCase());
    expect(displayAddress('sonic', address.toLowerCase())).toBe(address);
  });

  it('is known to every copy of the product that the bundler makes, though one of them read the settings', async () => {
    defineChains([SONIC]);
    vi.resetModules();
    const other = await import('@/lib/core/chains');
    expect(other.chainByName).not.toBe(chainByName);
    expect(other.chainByName('sonic')).toBe(SONIC);
  });

  it('is unknown again when other settings are read, and never takes the place of a chain of ours', () => {
    defineChains([SONIC]);
    defineChains([{ ...SONIC, name: 'ethereum', evmId: 1 }]);
    expect(chainByName('sonic')).toBeUndefined();
    expect(chainByName('ethereum')?.title).toBe('Ethereum');
    expect(chainByEvmId(1)?.title).toBe('Ethereum');
  });
});
