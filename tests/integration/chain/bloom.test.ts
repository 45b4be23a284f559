import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mayHold } from '@/lib/chain/bloom';
import { header } from '@/lib/chain/parse';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { indexChain, type IndexedLog } from '@/tests/helpers/chain-index';
import { crowdedBlock } from '@/tests/helpers/one-block';
import { playHistory } from '@/tests/helpers/long-history';

let anvil: Anvil;
/** The filter of each block with logs, as the node gives it, and those logs. */
const blocks: { bloom: string; logs: IndexedLog[] }[] = [];

beforeAll(async () => {
  anvil = await startAnvil();
  await playHistory(anvil, { blocks: 40, seed: 3 });
  await crowdedBlock(anvil, 15);
  const logs = new Map<number, IndexedLog[]>();
  for (const tx of await indexChain(anvil)) if (tx.logs.length > 0) logs.set(tx.block, [...(logs.get(tx.block) ?? []), ...tx.logs]);
  for (const [number, of] of logs) {
    const { bloom } = header(await anvil.rpc('eth_getBlockByNumber', `0x${number.toString(16)}`, false), 'm');
    blocks.push({ bloom: bloom ?? '', logs: of });
  }
}, 300_000);
afterAll(() => anvil.stop());

const valuesOf = ({ address, topics }: IndexedLog) => [address, ...topics];

it('the filter of a real block knows contract and topics of each of its logs, so that no true log is refused', () => {
  expect(blocks.length).toBeGreaterThan(10);
  expect(Math.max(...blocks.map(({ logs }) => logs.length))).toBe(15);
  for (const { bloom, logs } of blocks) for (const one of logs) expect(mayHold(bloom, valuesOf(one))).toBe(true);
});

it('nearly every value that is in none of its logs is ruled out, so that a forged log is found out', () => {
  const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => `0x${Buffer.from(value).toString('hex')}`);
  let passed = 0;
  let tried = 0;
  fc.assert(
    fc.property(fc.oneof(hex(20), hex(32)), (value) => {
      for (const { bloom } of blocks) {
        tried++;
        if (mayHold(bloom, [value])) passed++;
      }
    }),
    { seed: 4, numRuns: 200 },
  );
  expect(passed / tried).toBeLessThan(0.001);
});

it('a true log is ruled out with one of its values changed', () => {
  for (const { bloom, logs } of blocks) for (const one of logs) expect(mayHold(bloom, [`0x${'99'.repeat(20)}`, ...one.topics])).toBe(false);
});
