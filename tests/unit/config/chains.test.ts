import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '@/lib/config';
import { readChains } from '@/lib/config/chains';
import { chainByName, defineChains, UNKNOWN_FINALITY } from '@/lib/core/chains';
import { explain, TrackerError } from '@/lib/core/errors';

function refusal(env: Record<string, string>): TrackerError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof TrackerError) return error;
    throw error;
  }
  throw new Error('was taken');
}

describe('a chain that the settings describe', () => {
  afterEach(() => defineChains([]));

  it('is known from then on, with its endpoint', () => {
    const { endpoints } = readConfig({ CHAIN_146: 'sonic,Sonic,S,18', RPC_URL_146: 'https://a.example' });
    expect(endpoints.get(146)).toEqual(['https://a.example']);
    expect(chainByName('sonic')).toEqual({
      name: 'sonic',
      title: 'Sonic',
      form: 'evm',
      native: { symbol: 'S', decimals: 18 },
      evmId: 146,
      explorer: undefined,
      finality: UNKNOWN_FINALITY,
      blockTimeMs: null,
    });
  });

  it('may name its explorer, and the blocks after which one is final in place of the tag', () => {
    const [sonic] = readChains({ CHAIN_146: ' sonic , Sonic Mainnet , S , 18 , https://sonicscan.org/ , 64 ' });
    expect(sonic).toMatchObject({
      title: 'Sonic Mainnet',
      explorer: { address: 'https://sonicscan.org/address/', tx: 'https://sonicscan.org/tx/' },
      finality: { tag: false, depth: 64 },
    });
    expect(readChains({ CHAIN_146: 'sonic,Sonic,S,18,,64' })[0]).toMatchObject({ explorer: undefined, finality: { depth: 64 } });
  });

  it('can be read again and again, as several parts of a start do', () => {
    const env = { CHAIN_146: 'sonic,Sonic,S,18', CHAIN_61: 'etc,Ethereum Classic,ETC,18', RPC_URL_146: 'https://a.example' };
    expect(readConfig(env)).toEqual(readConfig(env));
    expect(readChains(env).map(({ evmId }) => evmId)).toEqual([61, 146]);
  });

  it('is none where another program has a variable of such a name', () => {
    expect(readChains({ CHAIN_ID: '1', CHAIN_NAME: 'main', CHAIN_: 'x' })).toEqual([]);
  });

  it.each([
    ['CHAIN_1', 'mainnet,Mainnet,ETH,18', 'known already'],
    ['CHAIN_146', 'ethereum,Sonic,S,18', 'the name "ethereum"'],
    ['CHAIN_146', 'bitcoin,Sonic,S,18', 'which is that of Bitcoin'],
    ['CHAIN_146', 'Sonic,Sonic,S,18', 'the name takes small letters'],
    ['CHAIN_146', 'a/../b,Sonic,S,18', 'the name takes small letters'],
    ['CHAIN_146', 'sonic,,S,18', 'the title takes'],
    ['CHAIN_146', 'sonic,Sonic,S S,18', 'the symbol takes'],
    ['CHAIN_146', 'sonic,Sonic,S', 'the decimals are'],
    ['CHAIN_146', 'sonic,Sonic,S,1e1', 'the decimals are'],
    ['CHAIN_146', 'sonic,Sonic,S,37', 'the decimals are'],
    ['CHAIN_146', 'sonic,Sonic,S,18,javascript:alert(1)', 'the explorer is'],
    ['CHAIN_146', 'sonic,Sonic,S,18,https://x.example/?key=s3cret', 'the explorer is'],
    ['CHAIN_146', 'sonic,Sonic,S,18,,soon', 'the blocks until final'],
    ['CHAIN_146', 'sonic,Sonic,S,18,,64,more', 'nothing comes behind'],
    ['CHAIN_0146', 'sonic,Sonic,S,18', 'does not end in the EIP-155 id'],
    ['CHAIN_99999999999999999999', 'sonic,Sonic,S,18', 'does not end in the EIP-155 id'],
  ])('stops the start when %s is %j, and says why', (name, value, why) => {
    const error = refusal({ [name]: value });
    expect([error.code, error.field]).toEqual(['bad_config', name]);
    expect(error.message).toContain(why);
    expect(explain(error)).not.toContain('s3cret');
  });

  it('stops the start when two have one name, since a wallet is found by it', () => {
    expect(refusal({ CHAIN_61: 'sonic,Sonic,S,18', CHAIN_146: 'sonic,Sonic,S,18' }).message).toContain('the name "sonic", which is that of Sonic');
  });

  it('is asked for when an endpoint is of a chain that nobody knows', () => {
    const { message, fix } = refusal({ RPC_URL_146: 'https://s3cret.example' });
    expect(message).toBe("RPC_URL_146 names a chain that we don't know.");
    expect(fix).toContain('CHAIN_146=name,title,symbol,decimals');
    expect(refusal({ RPC_URL_main: 'https://a.example' }).fix).not.toContain('CHAIN_');
  });
});
