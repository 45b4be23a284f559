import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TrackerError } from '@/lib/core/errors';
import { openStore } from '@/lib/db/client';
import { storeError } from '@/lib/db/errors';
import { transfers } from '@/lib/db/schema';
import { mountSmallDisk } from '@/tests/helpers/small-disk';

const MB = 1024 * 1024;
const disk = mountSmallDisk(160);
afterAll(() => disk?.remove());

function rows(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    chain: 'ethereum',
    block: 1,
    blockHash: `0x${'b'.repeat(64)}`,
    txHash: `0x${'c'.repeat(64)}`,
    kind: 'token',
    position: String(i),
    timestamp: 1,
    from: '0xa',
    to: '0xb',
    assetContract: null,
    amount: 1n,
  }));
}

describe.runIf(disk !== undefined)('a full disk', () => {
  it('is noticed before an empty store is begun, and nothing is written', async () => {
    disk!.fill(100 * MB);
    const error = await openStore({ dataDir: join(disk!.path, 'new'), holder: 'a test' }).catch((e: unknown) => e);
    disk!.free();
    expect(error).toBeInstanceOf(TrackerError);
    expect(error).toMatchObject({ code: 'store_full' });
  });

  it('in the middle of a load takes back what was begun, says so, and the store goes on once there is space', async () => {
    const dataDir = join(disk!.path, 'data');
    const store = await openStore({ dataDir, holder: 'a test' });
    disk!.fill(3 * MB);
    const load = store.db.transaction(async (tx) => {
      for (let block = 0; block < 40; block++) {
        await tx.insert(transfers).values(rows(1000).map((row) => ({ ...row, blockHash: `0x${block}` })));
      }
    });
    const error = storeError(await load.catch((e: unknown) => e), dataDir);
    expect(error).toMatchObject({ code: 'store_full' });
    expect(error.fix).toContain('rolled back');
    disk!.free();
    expect(await store.db.$count(transfers)).toBe(0);
    await store.db.insert(transfers).values(rows(10));
    await store.close();
    const again = await openStore({ dataDir, holder: 'a test' });
    expect(await again.db.$count(transfers)).toBe(10);
    await again.close();
  });
});
