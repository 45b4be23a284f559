import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Memo, parseMemo } from '@/lib/chain/services/memo';

const ETH = '0xe6a30f4f3bad978910e2cbb4d97581f5b5a0ade0';
const THOR = 'thor1el4ufmhll3yw7zxzszvfakrk66j7fx0tvcslym';
const BTC = 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl';

/** Memos as THORChain's documents print them, and what they say of them. */
const DOCUMENTED: readonly (readonly [memo: string, expected: Partial<Memo>])[] = [
  [`SWAP:ETH.ETH:${ETH}`, { action: 'swap', asset: 'ETH.ETH', chain: 'ethereum', address: ETH, limit: null, affiliate: null }],
  [`SWAP:ETH.ETH:${ETH}:10000000/1/1`, { limit: '10000000/1/1', affiliate: null }],
  [`SWAP:ETH.ETH:${ETH}:1612345678:${THOR}:10`, { limit: '1612345678', affiliate: THOR, affiliateFee: '10' }],
  [`s:ETH.ETH:${ETH}:1e6/3/0:t:10`, { action: 'swap', limit: '1e6/3/0', affiliate: 't', affiliateFee: '10' }],
  ['=:e:dx:161e6:t:10', { action: 'swap', asset: 'ETH.ETH', chain: 'ethereum', address: null, name: 'dx', limit: '161e6', affiliate: 't' }],
  [`=:r:${THOR}:19779138111`, { asset: 'THOR.RUNE', chain: 'THORChain', address: THOR }],
  [`=:BSC.BNB:${ETH}:544e6/2/6`, { asset: 'BSC.BNB', chain: 'bsc', address: ETH, limit: '544e6/2/6' }],
  [`=:BTC.BTC:${BTC}/0x7a093cebfa77403672d68e1c22d0681400a36682`, { chain: 'bitcoin', address: BTC, refundAddress: '0x7a093cebfa77403672d68e1c22d0681400a36682' }],
  ['=:BTC~BTC:thor1g6pnmnyeg48yc3lg796plt0uw50qpp7humfggz:1e6/1/0:dx:10', { asset: 'BTC~BTC', chain: 'THORChain', affiliate: 'dx' }],
  ['=:BTC-BTC:thor1g6pnmnyeg48yc3lg796plt0uw50qpp7humfggz:1e6/1/0:dx:10', { asset: 'BTC-BTC', chain: 'THORChain' }],
  ['=:ETH.ETH:0x3021c479f7f8c9f1d5c7d8523ba5e22c0bcb5430::t1/dx/ss:10/20/30', { limit: null, affiliate: 't1/dx/ss', affiliateFee: '10/20/30' }],
  ['=:ETH.USDT-0xdac17f958d2ee523a2206206994597c13d831ec7:dx', { asset: 'ETH.USDT-0XDAC17F958D2EE523A2206206994597C13D831EC7', chain: 'ethereum', name: 'dx' }],
  [`=<:ETH.ETH:${ETH}:1e8/43200/0`, { action: 'limit swap', address: ETH, limit: '1e8/43200/0' }],
  ['TRADE+:thor1x2whgc2nt665y0kc44uywhynazvp0l8tp0vtu6', { action: 'add to trade account', chain: 'THORChain', address: 'thor1x2whgc2nt665y0kc44uywhynazvp0l8tp0vtu6' }],
  ['ADD:BTC.BTC', { action: 'add liquidity', asset: null, chain: null, address: null }],
  ['+:ETH.ETH:', { action: 'add liquidity' }],
  ['wd:POOL:5000:ASSET', { action: 'withdraw liquidity' }],
  [`OUT:${'ab'.repeat(32).toUpperCase()}`, { action: 'payout', answers: 'ab'.repeat(32) }],
  [`REFUND:${'cd'.repeat(32)}`, { action: 'refund', answers: 'cd'.repeat(32) }],
  ['MIGRATE:1234', { action: 'migrate' }],
];

it.each(DOCUMENTED)('reads %s', (memo, expected) => {
  expect(parseMemo(memo, 'THORChain')).toMatchObject(expected);
});

it('reads an address whatever its case, and never one of the wrong chain', () => {
  const upper = `0x${ETH.slice(2).toUpperCase()}`;
  expect(parseMemo(`=:e:${upper}`, 'THORChain').address).toBe(ETH);
  expect(parseMemo(`=:b:${BTC.toUpperCase()}`, 'THORChain').address).toBe(BTC);
  expect(parseMemo(`=:b:${ETH}`, 'THORChain')).toMatchObject({ chain: 'bitcoin', address: null, name: ETH });
  expect(parseMemo(`=:b:${BTC.slice(0, -1)}q`, 'THORChain').address).toBeNull();
  expect(parseMemo('=:d:DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD', 'THORChain')).toMatchObject({ chain: 'Dogecoin', address: 'DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD' });
});

it('tells the short codes of Maya from those of THORChain', () => {
  expect(parseMemo(`=:x:${ETH}`, 'THORChain').chain).toBe('XRP Ledger');
  expect(parseMemo(`=:x:${ETH}`, 'Maya Protocol').chain).toBe('Radix');
  expect(parseMemo(`=:at:${ETH}`, 'Maya Protocol')).toMatchObject({ chain: 'arbitrum', address: ETH });
  expect(parseMemo(`=:c:${ETH}`, 'Maya Protocol').chain).toBe('MAYAChain');
  expect(parseMemo(`=:at:${ETH}`, 'THORChain').asset).toBeNull();
});

it.each(['', ':', '::::', 'hello', '=', '=:', '=::', '=:?:?', '=:.:0x', '=:BTC.:x', '=:constructor:x', '__proto__:BTC.BTC:x', 'OUT', 'OUT:xyz', 'TRADE+', '\u0000'])(
  'says unknown of what it can not read in %j',
  (memo) => {
    const { asset, chain, address, answers } = parseMemo(memo, 'THORChain');
    expect([asset, address, answers]).toEqual([null, null, null]);
    expect([null, 'THORChain']).toContain(chain);
  },
);

it('takes any text without failing, whoever wrote it', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=', 'SWAP', 's', 'b', 'ETH.ETH', BTC, ETH, '/', '', 'OUT', 'TRADE+'));
  const memo = fc.oneof(fc.string({ unit: 'binary' }), fc.array(part).map((parts) => parts.join(':')));
  fc.assert(
    fc.property(memo, fc.constantFrom('THORChain' as const, 'Maya Protocol' as const), (text, network) => {
      const read = parseMemo(text, network);
      return Object.values(read).every((value) => value === null || (typeof value === 'string' && value !== ''));
    }),
    { numRuns: 1_000 },
  );
});
