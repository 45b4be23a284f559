import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Transfer } from '@/lib/core/transfer';
import { transfers } from '@/lib/db/schema';
import { insertTransfers } from '@/lib/db/transfers';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const HASH = `0x${'b'.repeat(64)}`;
const row = (change: Partial<Transfer>): Transfer => ({
  chain: 'ethereum', block: 7, blockHash: HASH, txHash: `0x${'7'.repeat(64)}`, kind: 'internal', position: '0', timestamp: 1,
  from: `0x${'1'.repeat(40)}`, to: `0x${'2'.repeat(40)}`, assetContract: null, amount: 5n, ...change,
});
const ELSEWHERE = `0x${'3'.repeat(40)}`;

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(engine);
  }, 300_000);
  beforeEach(() => store.db.delete(transfers));
  afterAll(() => store.close());

  const places = async () => (await store.db.select().from(transfers)).map(({ kind, position }) => `${kind} ${position}`).sort();

  it('a source that numbers internal transfers otherwise adds none of them a second time', async () => {
    const byTrace = [row({ position: '0' }), row({ position: '1_0' })];
    const byNumber = [row({ position: '#1' }), row({ position: '#4' })];
    expect(await insertTransfers(store.db, byTrace)).toBe(2);
    expect(await insertTransfers(store.db, byNumber)).toBe(0);
    expect(await places()).toEqual(['internal 0', 'internal 1_0']);
  });

  it('but adds those between other addresses, of another transaction, block or chain, and other kinds', async () => {
    expect(await insertTransfers(store.db, [row({})])).toBe(1);
    const others = [
      row({ position: '#2', to: ELSEWHERE }),
      row({ position: '#3', from: ELSEWHERE }),
      row({ position: '#1', txHash: `0x${'8'.repeat(64)}` }),
      row({ position: '#1', blockHash: `0x${'c'.repeat(64)}` }),
      row({ position: '#1', chain: 'bsc' }),
      row({ position: '', kind: 'native' }),
      row({ position: '0', kind: 'token', assetContract: ELSEWHERE }),
      row({ position: '1', kind: 'token', assetContract: ELSEWHERE }),
    ];
    expect(await insertTransfers(store.db, others)).toBe(others.length);
    expect(await insertTransfers(store.db, others)).toBe(0);
  });

  it('the same row twice is one row, also in one call', async () => {
    expect(await insertTransfers(store.db, [row({}), row({}), row({ position: '1' })])).toBe(2);
  });

  it('the largest amount there can be comes back as it was', async () => {
    await insertTransfers(store.db, [row({ amount: 2n ** 256n - 1n })]);
    expect((await store.db.select().from(transfers)).map(({ amount }) => amount)).toEqual([2n ** 256n - 1n]);
  });
});
