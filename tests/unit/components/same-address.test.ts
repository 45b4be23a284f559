import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SameAddressView } from '@/components/wallets/same-address-view';
import type { SameAddressPage, WalletRow } from '@/lib/charts/contract';

const ADDRESS = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';

const NOTHING = { usd: null, transfers: 0, unpriced: 0 };

function flagged(chain: string, tier: WalletRow['tier'], authority: string): WalletRow {
  return {
    chain, address: ADDRESS, label: 'A label', actor: 'Lazarus Group', incidents: [], context: '', authority, authority_date: '2025-02-26',
    tier, access: 'seen', address_check: 'ok', sources: [],
  };
}

const page: SameAddressPage = {
  chain: 'bsc',
  address: ADDRESS,
  service: null,
  flagged: [flagged('ethereum', 'official', 'FBI IC3 PSA I-022625-PSA'), flagged('polygon', 'suspected', 'Community tracker (labels)')],
  sources: [],
  explorer: null,
  balances: [],
  transfers: { rows: [], total: 0, unlisted: 0 },
  inAndOut: { period: 'day', rows: [], total: { in: NOTHING, out: NOTHING } },
  serviceEvents: { rows: [], total: 0 },
  counterparties: [],
  coverage: [{ kind: 'native', from: 0, to: 9 }],
  missingKinds: ['internal', 'token'],
  elsewhere: [{ chain: 'base', transfers: 1200, unlisted: 3, flagged: false }],
};

const html = renderToStaticMarkup(createElement(SameAddressView, { page, said: undefined, parts: [] }));
const text = html.replace(/<[^>]*>/g, '').replaceAll('&#x27;', "'");

it('a reader of an address that no source names here learns so, who names it elsewhere, and why it is shown', () => {
  expect(text).toContain(
    'No source names this address on BNB Chain. The same address is flagged on Ethereum by the FBI and under suspicion on Polygon, ' +
      'published by a community tracker; whoever holds its key can use it here too.',
  );
  expect(html).toContain(`href="/wallets/ethereum/${ADDRESS}"`);
  expect(html).toContain(`href="/wallets/base/${ADDRESS}"`);
  expect(text).toContain('1,200 transfers of listed assets, 3 of tokens on no list. No source names it there.');
});

it('it carries neither the mark nor the label nor the actor of a flagged wallet', () => {
  expect(html).not.toMatch(/data-tier/);
  expect(text).not.toContain('A label');
  expect(text).not.toContain('Lazarus');
});

it('the record says that it is incomplete where a kind of transfer was not read', () => {
  expect(text).toContain('The record of this address is incomplete: its internal and token transfers have not been read.');
});
