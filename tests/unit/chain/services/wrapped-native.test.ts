import { expect, it } from 'vitest';
import { CHAINS } from '@/lib/core/chains';
import type { Log } from '@/lib/chain/parse';
import { WRAP_TOPICS, wrappedNativeOf, wrapTransfer } from '@/lib/chain/services/wrapped-native';

const WETH = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';
const ZERO = `0x${'0'.repeat(40)}`;
const BLOCK = { block: 17173049, blockHash: '0xaa5ab9bb22d8020d438496a7edb4eff508b1c5128b0dc01fdecf57f96aac1bb3' };
/** From mainnet's block 17,173,049. */
const WRAP: Log = {
  ...BLOCK,
  address: WETH,
  topics: ['0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c', '0x000000000000000000000000ef1c6e67703c7bd7107eed8303fbe6ec2554bf6b'],
  data: '0x00000000000000000000000000000000000000000000000066b214cb09e40000',
  txHash: '0xec7cc4df1ff542793053335700f18d59c3f870e1e4820a42d558c76db832bd14',
  index: 4,
};
const UNWRAP: Log = {
  ...BLOCK,
  address: WETH,
  topics: ['0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65', '0x00000000000000000000000008b067ad41e45babe5bbb52fc2fe7f692f628b06'],
  data: '0x00000000000000000000000000000000000000000000000003cf7dfa0e62f167',
  txHash: '0xaf8b491ac8d5969bef3d0f63ae2c2bc089efdad04dccb18f64a9bb72022820f5',
  index: 66,
};

it('makes a transfer of each wrap and unwrap, so that wrapped ether neither appears nor vanishes', () => {
  expect(WRAP_TOPICS).toEqual([WRAP.topics[0], UNWRAP.topics[0]]);
  expect(wrapTransfer(WRAP, 'ethereum', 1683029999)).toEqual({
    ...BLOCK,
    chain: 'ethereum',
    txHash: WRAP.txHash,
    kind: 'token',
    position: '4',
    timestamp: 1683029999,
    from: ZERO,
    to: '0xef1c6e67703c7bd7107eed8303fbe6ec2554bf6b',
    assetContract: WETH,
    amount: 7_400_000_000_000_000_000n,
  });
  const unwrapped = { from: '0x08b067ad41e45babe5bbb52fc2fe7f692f628b06', to: ZERO, amount: 274_576_615_229_550_951n, position: '66' };
  expect(wrapTransfer(UNWRAP, 'ethereum', 1683029999)).toMatchObject(unwrapped);
});

it('takes no other contract for the wrapper, and no other event for a wrap', () => {
  expect(wrapTransfer({ ...WRAP, address: `0x${'c0'.repeat(20)}` }, 'ethereum', 1)).toBeNull();
  expect(wrapTransfer(WRAP, 'bsc', 1)).toBeNull();
  expect(wrapTransfer(WRAP, 'nowhere', 1)).toBeNull();
  expect(wrapTransfer({ ...WRAP, topics: [`0x${'1'.repeat(64)}`, WRAP.topics[1]!] }, 'ethereum', 1)).toBeNull();
  expect(wrapTransfer({ ...WRAP, topics: [WRAP.topics[0]!] }, 'ethereum', 1)).toBeNull();
  expect(wrapTransfer({ ...WRAP, topics: [WRAP.topics[0]!, `0x${'f'.repeat(64)}`] }, 'ethereum', 1)).toBeNull();
  expect(wrapTransfer({ ...WRAP, data: '0x' }, 'ethereum', 1)).toBeNull();
});

it('has no wrapper for chains whose wrapped asset emits Transfers of its own: that would count twice', () => {
  for (const chain of ['arbitrum', 'zksync', 'blast', 'fantom', 'bitcoin', 'nowhere']) expect([chain, wrappedNativeOf(chain)]).toEqual([chain, null]);
  const wrapping = CHAINS.filter(({ name }) => wrappedNativeOf(name) !== null).map(({ name }) => name);
  expect(new Set(wrapping)).toEqual(new Set(['ethereum', 'optimism', 'base', 'bsc', 'polygon', 'gnosis', 'avalanche']));
});
