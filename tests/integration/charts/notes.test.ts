import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { readPage, readWhole } from '@/lib/charts/lists/read';
import { syncStatus } from '@/lib/db/schema';
import { saveSyncStatus, type SyncState } from '@/lib/db/sync-status';
import { openFacts } from '@/tests/helpers/facts';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const NO_INTERNAL = 'The record of a wallet on Ethereum is incomplete: no endpoint gives its internal transfers.';
const UNFINISHED = 'BNB Chain has not been read to its end: later transfers may follow.';
const SECOND_HAND = 'has been read from a node: only transfers that ship with the tracker are here, second hand.';

eachEngine((engine) => {
  let store: TestStore;
  beforeAll(async () => void (store = await openFacts(engine)));
  afterAll(() => store.close());
  afterEach(() => store.db.delete(syncStatus));
  const context = () => ({ db: store.db, asOf: '2026-11-24T00:00:00Z' });
  const notes = async (query: string) => {
    const { meta } = await readPage(context(), LIST_DEFINITIONS.transfers, new URLSearchParams(query));
    const whole = await readWhole(context(), LIST_DEFINITIONS.transfers, new URLSearchParams(query));
    expect(whole.notes).toEqual(meta.notes);
    return meta.notes;
  };
  const read = (chain: string, state: SyncState, missingKinds: string[] = []) => {
    const now = new Date();
    return saveSyncStatus(store.db, {
      chain, state, head: 9, wanted: 9, done: 9, requests: 1, rows: 0, missingKinds, message: null, startedAt: now, updatedAt: now,
    });
  };

  it('transfers that nobody has read from a node are said to be second hand and not all', async () => {
    expect(await notes('')).toEqual([`No block of any chain ${SECOND_HAND}`]);
    expect(await notes('chain=ethereum,bsc')).toEqual([`No block of Ethereum ${SECOND_HAND}`, `No block of BNB Chain ${SECOND_HAND}`]);
  });

  it('an export of transfers says when internal ones can not be had, unless it is of another chain or kind', async () => {
    await read('ethereum', 'done', ['internal']);
    await read('bsc', 'running');
    expect(await notes('')).toEqual([UNFINISHED, NO_INTERNAL]);
    expect(await notes('chain=ethereum&kind=internal,native')).toEqual([NO_INTERNAL]);
    expect(await notes('chain=ethereum&kind=token')).toEqual([]);
    expect(await notes('chain=bsc')).toEqual([UNFINISHED]);
  });

  it('a chain that was read to its end with all kinds needs no word, and other lists never do', async () => {
    await read('ethereum', 'done');
    expect(await notes('chain=ethereum')).toEqual([]);
    expect((await readPage(context(), LIST_DEFINITIONS.incidents, new URLSearchParams())).meta.notes).toEqual([]);
  });
});
