import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WALLET_TIERS } from '@/lib/core/tiers';
import { judge } from '@/lib/screen/judge';
import { createScreening } from '@/lib/screen/screening';
import type { Claim, Exposure } from '@/lib/screen/types';

const claim = (over: Partial<Claim> = {}): Claim => ({
  chain: 'ethereum', says: 'dprk', source: 'FBI', list: null, tier: 'official', access: 'second hand', date: '2025-02-26', entity: 'Lazarus Group',
  category: null, programmes: [], incidents: [], until: null, distrusted: null, ...over,
});
const listed = (over: Partial<Claim> = {}) => claim({ source: 'Community list', list: 'community', tier: 'analyst', entity: 'Lazarus', access: null, ...over });
const POTEKHIN = claim({ says: 'sanctioned', source: 'OFAC SDN [CYBER2]', entity: 'Danil Potekhin', programmes: ['CYBER2'] });
const WALLET = '0x098b716b8aaf21512996dc57eb0615e2383e2f96';
const ALIKE = `0x098b${'1'.repeat(32)}2f96`;
const exposure: Exposure = {
  incident: 'bybit-2025', chain: 'ethereum', hops: 3, received: [{ asset: 'ETH', asset_contract: null, amount: '5', least: '4', most: '6', usd: null }], sent: [], path: ['0xa', '0xb'],
};

describe('sources that disagree', () => {
  it('of a list that calls a man sanctioned for other reasons North Korean, the surer source decides and both are told', () => {
    const verdict = judge([listed(), POTEKHIN]);
    expect([verdict.result, verdict.conflict, verdict.leading.entity]).toEqual(['listed', true, 'Danil Potekhin']);
    expect(verdict.claims.map(({ source }) => source)).toEqual(['OFAC SDN [CYBER2]', 'Community list']);
  });

  it('are told also where the list is not believed or is the less sure', () => {
    expect(judge([claim(), listed({ says: 'service', entity: 'Binance', tier: null })])).toMatchObject({ result: 'flagged', conflict: true });
    expect(judge([listed({ distrusted: 'mislabels' }), POTEKHIN])).toMatchObject({ result: 'listed', conflict: true });
    expect(judge([claim({ says: 'service', entity: 'OKX 1', tier: null }), listed({ says: 'other', entity: 'Kraken 4' })])).toMatchObject({ conflict: true });
  });

  it('are none where both say the same in other words, or one took it back', () => {
    expect(judge([POTEKHIN, listed({ says: 'sanctioned', entity: 'POTEKHIN, Danil' })]).conflict).toBe(false);
    expect(judge([claim(), listed({ entity: 'Some DPRK bank' })]).conflict).toBe(false);
    expect(judge([claim({ says: 'service', entity: 'Sinbad', tier: null }), listed({ entity: 'SINBAD.IO' })]).conflict).toBe(false);
    expect(judge([listed({ until: '2025-03-21' }), POTEKHIN]).conflict).toBe(false);
  });
});

describe('what flags an address', () => {
  it('is the registry, whatever lists say', () => {
    const tier = fc.constantFrom(...WALLET_TIERS);
    const other = fc.record({ tier, says: fc.constantFrom('sanctioned', 'other', 'service'), list: fc.constantFrom('a', 'b') } as const).map((over) => listed(over));
    fc.assert(fc.property(tier, fc.array(other), (own, others) => {
      expect(judge([claim({ tier: own }), ...others]).result).toBe('flagged');
    }));
  });

  it('is the best of the lists; of equal ones the graver', () => {
    expect(judge([listed({ tier: 'suspected' })]).result).toBe('flagged');
    expect(judge([listed({ tier: 'suspected' }), listed({ list: 'b', says: 'other', entity: 'x' })]).result).toBe('listed');
    expect(judge([listed(), listed({ list: 'b', says: 'other', entity: 'x' })]).result).toBe('flagged');
  });

  it('is no list that took it back or is not believed', () => {
    expect(judge([listed({ until: '2025-03-21' })]).result).toBe('listed');
    expect(judge([listed({ distrusted: 'mislabels' })]).result).toBe('listed');
    expect(judge([listed({ until: '2025-03-21' }), claim({ says: 'service', entity: 'Tornado Cash', tier: null })]).result).toBe('service');
  });
});

describe('an answer', () => {
  const screening = createScreening({
    claims: [
      { address: WALLET, claim: claim({ incidents: ['ronin-2022'] }) },
      { address: '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc', claim: claim({ says: 'service', source: 'the registry', tier: null, date: null, entity: 'Tornado Cash 0.1 ETH pool', category: 'mixer' }) },
      { address: 'qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq', claim: listed({ chain: 'bitcoin-cash', says: 'sanctioned', entity: 'SOUTHFRONT' }) },
    ],
    exposuresOf: (address) => (address === `0x${'2'.repeat(40)}` || address === '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc' ? [exposure] : []),
  });

  it('of a flagged address has source, tier, day, name and theft, in any case of its letters', () => {
    expect(screening.screen(` ${WALLET.toUpperCase()} `)).toMatchObject({
      input: ` ${WALLET.toUpperCase()} `, chain: 'ethereum', address: '0x098B716B8Aaf21512996dC57EB0615e2383E2f96', result: 'flagged', source: 'FBI', tier: 'official',
      date: '2025-02-26', entity: 'Lazarus Group', claims: [{ incidents: ['ronin-2022'] }], lookalike_of: [],
    });
  });

  it('of a lookalike says which flagged address it could be taken for; one that differs at an end is none', () => {
    const flagged = [{ chain: 'ethereum', address: '0x098B716B8Aaf21512996dC57EB0615e2383E2f96' }];
    expect(screening.screen(ALIKE)).toMatchObject({ result: 'lookalike', chain: 'evm', source: null, lookalike_of: flagged });
    expect(screening.screen(ALIKE.replace(/6$/, '7'))).toMatchObject({ result: 'unknown', lookalike_of: [] });
    expect(screening.screen(ALIKE.replace('098b', '098c'))).toMatchObject({ result: 'unknown', lookalike_of: [] });
  });

  it('of one that a trace reaches has the trace; of a service both', () => {
    expect(screening.screen(`0x${'2'.repeat(40)}`)).toMatchObject({ result: 'exposed', chain: 'ethereum', exposures: [exposure] });
    expect(screening.screen('0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc')).toMatchObject({ result: 'exposed', service: { name: 'Tornado Cash 0.1 ETH pool', category: 'mixer' } });
  });

  it('of an address of another chain is found by what the list writes, exactly', () => {
    expect(screening.screen('qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq')).toMatchObject({ result: 'listed', chain: 'bitcoin-cash', entity: 'SOUTHFRONT' });
    expect(screening.screen('qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhQ')).toMatchObject({ result: 'invalid' });
  });

  it('of what is no address says so and repeats no more than its beginning', () => {
    expect(screening.screen('')).toMatchObject({ result: 'invalid', note: 'There is nothing in its place.' });
    expect(screening.screen({ text: 'x', problem: 'why' })).toMatchObject({ input: 'x', result: 'invalid', note: 'why' });
    expect(screening.screen('z'.repeat(100_000)).input).toHaveLength(201);
  });
});
