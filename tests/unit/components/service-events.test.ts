import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ServiceEvents } from '@/components/wallets/service-events';
import type { ServiceEventRow } from '@/lib/charts/contract';

const deposit: ServiceEventRow = {
  protocol: 'THORChain', event: 'Deposit', contract: '0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146', asset: 'ETH', asset_contract: null, amount: '1234.5',
  amount_base_units: '1234500000000000000000', destination_chain: 'bitcoin', destination_address: 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl',
  destination_name: null, destination_asset: 'BTC.BTC', memo: '=:b:bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl', block: 1, timestamp: '2025-02-26T10:20:30Z',
  tx_hash: `0x${'ab'.repeat(32)}`, log_index: 7,
};
const nowhere = { destination_chain: null, destination_address: null, destination_asset: null, memo: null };

function textOf(rows: readonly ServiceEventRow[], total = rows.length): string {
  const html = renderToStaticMarkup(createElement(ServiceEvents, { events: { rows, total }, chain: 'ethereum' }));
  return html.replace(/<[^>]*>/g, ' ').replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replace(/\s+/g, ' ');
}

it('says which chain and address a bridge’s event names, as asked for and not as reached', () => {
  const text = textOf([deposit], 512);
  expect(text).toContain('1 of 512 events');
  expect(text).toContain('THORChain: Deposit into it =:b:bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl');
  expect(text).toContain('1,234.5 ETH');
  expect(text).toContain('Bitcoin bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl as BTC.BTC');
  expect(text).toContain('whether it came out there is for the other chain to show');
});

it('never says of a mixer where funds went', () => {
  const mixer = { ...deposit, ...nowhere, protocol: 'Tornado Cash' };
  expect(textOf([mixer])).toMatch(/Tornado Cash: Deposit into it .* none named/);
  expect(textOf([{ ...mixer, event: 'Withdrawal' }])).toMatch(/Tornado Cash: Withdrawal out of it .* this address/);
  expect(textOf([mixer])).not.toMatch(/went to|sent to/);
});

it('says what is not known: an address, a name, an amount, a listing', () => {
  expect(textOf([{ ...deposit, destination_chain: 'arbitrum', destination_address: null }])).toContain('Arbitrum One, no address named');
  expect(textOf([{ ...deposit, destination_address: null, destination_name: 'dx' }])).toContain('Bitcoin, the name "dx", which only THORChain resolves');
  expect(textOf([{ ...deposit, destination_chain: 'Dogecoin', destination_address: 'DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD' }])).toContain('Dogecoin DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD');
  expect(textOf([{ ...deposit, amount: null, amount_base_units: null }])).toContain('not stated');
  const unlisted = { ...deposit, asset: null, amount: null, amount_base_units: '5', asset_contract: '0xC0ffee' };
  expect(textOf([unlisted])).toContain('5 base units of a token on no list, contract 0xC0ffee');
  expect(textOf([])).toContain('None in the transactions that were read.');
});
