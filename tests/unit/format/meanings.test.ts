import { describe, expect, it } from 'vitest';
import { ACCESS, INCIDENT_TIERS, WALLET_TIERS } from '@/lib/core/tiers';
import { accessMeaning, flaggedBy, incidentTierMeaning, publisherName, walletHeadline, walletTierMeaning } from '@/lib/format/meanings';

describe('what a tier means', () => {
  it('a reader finds a sentence for every tier and every access', () => {
    const sentences = [
      ...INCIDENT_TIERS.map(incidentTierMeaning),
      ...WALLET_TIERS.map(walletTierMeaning),
      ...ACCESS.map(accessMeaning),
    ];
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence.length).toBeGreaterThan(15);
  });

  it('only the official tiers speak of a government that did it or published it', () => {
    for (const tier of ['analytics', 'research', 'suspected'] as const) {
      expect(incidentTierMeaning(tier)).toMatch(/no government/i);
    }
    expect(walletTierMeaning('suspected')).toMatch(/lead/);
  });
});

describe('the headline of an address', () => {
  it.each([
    ['official', 'OFAC SDN [CYBER2/DPRK3]', 'Address listed by OFAC'],
    ['official', 'FBI IC3 PSA I-022625-PSA', 'Address listed by the FBI'],
    ['official', 'DOJ civil forfeiture complaint', 'Address in a court filing by the US Department of Justice'],
    ['official-multilateral', 'MSMT report 2, Annex 6', 'Address printed in a report by the MSMT'],
    ['analyst', 'tayvano research (FBI attributes the incident, 2023-01-23)', 'Address published by tayvano'],
    ['analyst', 'Sky Mavis / Etherscan via GraphSense TagPack (only address 1 is OFAC-listed)', 'Address published by Sky Mavis / Etherscan'],
    ['suspected', 'rekt.news/ZachXBT; unconfirmed', 'Address under suspicion, published by rekt.news/ZachXBT'],
    ['suspected', 'Community tracker (labels from explorers)', 'Address under suspicion, published by a community tracker'],
  ] as const)('of %s by %s accuses no one beyond its source', (tier, authority, headline) => {
    expect(walletHeadline({ tier, authority })).toBe(headline);
  });

  it('does not turn an analyst who quotes the FBI into the FBI', () => {
    const authority = 'FBI list as reported by tayvano (primary document not seen)';
    expect(walletHeadline({ tier: 'analyst-secondary', authority })).toBe('Address that an analyst reports as listed');
    expect(publisherName(authority)).not.toBe('the FBI');
    expect(flaggedBy({ tier: 'analyst-secondary', authority }, 'Ethereum')).toBe('listed on Ethereum, as an analyst reports');
  });

  it('the sentence on another chain keeps a suspicion one', () => {
    expect(flaggedBy({ tier: 'official', authority: 'OFAC SDN [CYBER2/DPRK3]' }, 'Ethereum')).toBe('flagged on Ethereum by OFAC');
    expect(flaggedBy({ tier: 'suspected', authority: 'rekt.news/ZachXBT; unconfirmed' }, 'Polygon')).toBe(
      'under suspicion on Polygon, published by rekt.news/ZachXBT',
    );
  });
});
