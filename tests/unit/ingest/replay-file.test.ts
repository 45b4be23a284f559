import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readReplayFile, writeReplayFile } from '@/lib/ingest/replay-file';
import { readRegistry } from '@/lib/registry';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder without a replay holds real data', () => {
  expect(readReplayFile(folder)).toBeUndefined();
});

test('a replay keeps every fact of the shipped transfers but hash and block', () => {
  const registry = readRegistry();
  const hash = (i: number) => `0x${i.toString(16).padStart(64, '0')}`;
  const rows = registry.observedTransfers.map(({ id }, i) => ({
    id, part: 'shipped' as const, originalTxHash: null, txHash: hash(i), block: i, blockHash: hash(i), timestamp: 0,
    kind: 'native' as const, from: '', to: '', assetContract: null, amount: 0n,
  }));
  writeReplayFile(folder, registry, rows);
  const expected = registry.observedTransfers.map((transfer, i) => ({ ...transfer, txHash: hash(i), block: i }));
  expect(readReplayFile(folder)).toEqual({ replay: true, shippedTransfers: expected });
});

test.each(['', '{"replay": true', '{"replay": false, "shippedTransfers": []}', '{"replay": true, "shippedTransfers": [{}]}'])(
  'a damaged record never passes for the real chain: %s',
  (text) => {
    writeFileSync(join(folder, 'replay.json'), text);
    expect(() => readReplayFile(folder)).toThrow('is not the record of a replay');
  },
);
