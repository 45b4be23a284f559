import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { NamedView } from '@/components/wallets/named-view';
import { registryClaims } from '@/lib/charts/screen/claims';
import { readRegistry } from '@/lib/registry';
import { judge } from '@/lib/screen/judge';
import type { Claim } from '@/lib/screen/types';

const RUSICH = '0x3AD9dB589d201A710Ed237c829c7860Ba86510Fc';
const own = registryClaims(readRegistry()).filter(({ address }) => address.toLowerCase() === RUSICH.toLowerCase()).map(({ claim }) => claim);
const community = (over: Partial<Claim> = {}): Claim => ({
  chain: 'ethereum', says: 'dprk', source: 'Community list', list: 'community', tier: 'suspected', access: null, date: '2024-01-02', entity: 'Lazarus Group',
  category: null, programmes: [], incidents: [], until: null, distrusted: null, ...over,
});
const textOf = (...claims: readonly Claim[]) => {
  const [first, ...others] = claims;
  const html = renderToStaticMarkup(createElement(NamedView, { chain: 'ethereum', address: RUSICH, said: judge([first!, ...others]), parts: [] }));
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
};

it('an address that lists wrongly call North Korean is said to be whose it is, and not flagged', () => {
  const text = textOf(...own);
  expect(text).toContain('Address named by OFAC SDN [RUSSIA-EO14024], not as flagged');
  expect(text).toContain('OFAC SDN [RUSSIA-EO14024] : Task Force Rusich, sanctioned for another reason');
});

it('a list that calls it so is shown beside, as in conflict, with the reason why it is not believed', () => {
  const text = textOf(...own, community({ distrusted: 'It calls Russians North Korean.' }));
  expect(text).toContain('Sources disagree about this address It is not flagged: the surer source names another holder.');
  expect(text).toContain('Community list : Lazarus Group, tied to DPRK actors');
  expect(text).toContain('not believed: It calls Russians North Korean.');
});

it('what only a list from outside flags is told to be that', () => {
  expect(textOf(community())).toContain('Address flagged by Community list The registry of this tracker does not flag it.');
});
