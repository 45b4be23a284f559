import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saidOf } from '@/lib/charts/screen/claims';
import { createStoreScreening, type StoreScreening } from '@/lib/charts/screen/store-screening';
import { rowsOf } from '@/lib/db/rows';
import { setDistrust } from '@/lib/db/outside-lists';
import { compareList, takeList } from '@/lib/ingest/take-list';
import { describeList, type Given } from '@/lib/registry/import/describe';
import type { ListFormat } from '@/lib/registry/import/listing';
import { readList } from '@/lib/registry/import/read-list';
import type { ScreenRow } from '@/lib/screen/types';
import { openFacts } from '@/tests/helpers/facts';
import { type MadeParty, sdnText } from '@/tests/helpers/sdn';
import { eachEngine, type TestStore } from '@/tests/helpers/store';

const TODAY = '2026-11-25';
const RUSICH = '0x3AD9dB589d201A710Ed237c829c7860Ba86510Fc';
const POTEKHIN = '0x7F367cC41522cE07553e823bf3be79A889DEbe1B';
const TORNADO = '0x12D66f87A04A9E220743712cE6d9bB1B5616B8Fc';
const FRESH = '0x5CF30a0F8a5F5a4e2cDB26E4a1a9Fc01E6C33E01';

const party = (profile: number, name: string, programmes: string[], address: string, over: Partial<MadeParty> = {}): MadeParty => ({
  profile, name: [name], programmes, listed: '2022-08-08', addresses: [['ETH', address]], ...over,
});

eachEngine((engine) => {
  let store: TestStore;
  let screening: StoreScreening;
  beforeAll(async () => {
    store = await openFacts(engine);
    screening = createStoreScreening({ db: store.db, asOf: '2026-11-24T00:00:00Z', registryVersion: 'v' });
  });
  afterAll(() => store.close());

  const ask = async (...inputs: string[]): Promise<ScreenRow[]> => [...(await screening.screen({ inputs, column: null })).rows];
  const change = async (format: ListFormat, content: string, given: Given = {}) => {
    const bytes = (async function* () {
      yield await Promise.resolve(new TextEncoder().encode(content));
    })();
    return compareList(store.db, describeList(await readList({ origin: 'a file', bytes }, format, TODAY), format, 'a file', given, TODAY));
  };
  const take = async (...args: Parameters<typeof change>) => {
    const compared = await change(...args);
    await takeList(store.db, compared, new Date());
    return compared;
  };
  const community = `address,label,chain\n${RUSICH},Lazarus Group,ETH\n${POTEKHIN},DPRK/Lazarus,ETH\n`;
  const about = { title: 'Community list', licence: 'none stated', date: '2026-11-01', tier: 'analyst' };

  it('the two addresses that lists mislabel are flagged by nobody, and it is said whose they are', async () => {
    const [rusich, potekhin] = await ask(RUSICH, POTEKHIN.toLowerCase());
    expect(rusich).toMatchObject({ result: 'listed', entity: 'Task Force Rusich', tier: 'official', conflict: false });
    expect(potekhin).toMatchObject({ result: 'listed', entity: 'Danil Potekhin', tier: 'official', conflict: false });
  });

  it('a list that flags them is shown as in conflict, with who says what, and does not flag them', async () => {
    const version = (await screening.screen({ inputs: [], column: null })).meta().dataVersion;
    await take('csv', community, about);
    const [rusich] = await ask(RUSICH);
    expect(rusich).toMatchObject({ result: 'listed', entity: 'Task Force Rusich', conflict: true });
    expect(rusich?.claims.map(({ source, says, entity }) => [source, says, entity])).toEqual([
      ['OFAC SDN [RUSSIA-EO14024]', 'sanctioned', 'Task Force Rusich'],
      ['Community list', 'dprk', 'Lazarus Group'],
    ]);
    expect(await saidOf(store.db, RUSICH.toLowerCase())).toMatchObject({ result: 'listed', conflict: true, claims: rusich?.claims });
    expect(await saidOf(store.db, FRESH.toLowerCase())).toBeUndefined();
    expect((await screening.screen({ inputs: [], column: null })).meta().dataVersion).not.toBe(version);
  });

  it('a list that is put on the distrust list decides nothing any more, and the reason is told', async () => {
    await take('csv', `address,label\n${FRESH},Lazarus Group\n`, { ...about, id: 'other', title: 'Other list' });
    expect(await ask(FRESH)).toMatchObject([{ result: 'flagged', source: 'Other list' }]);
    expect(await setDistrust(store.db, 'other', 'It calls Russians North Korean.', new Date())).toBe(true);
    expect(await ask(FRESH)).toMatchObject([{ result: 'listed', claims: [{ distrusted: 'It calls Russians North Korean.' }] }]);
    expect(await screening.lists()).toMatchObject([{ id: 'community-list', distrusted: null }, { id: 'other', licence: 'none stated', date: '2026-11-01', distrusted: 'It calls Russians North Korean.' }]);
    const next = await take('csv', `address,label\n${FRESH},Lazarus Group\n0x${'5c'.repeat(20)},Lazarus Group\n`, { ...about, id: 'other', title: 'Other list' });
    expect(next).toMatchObject({ distrusted: 'It calls Russians North Korean.', changes: true });
    expect(await ask(FRESH)).toMatchObject([{ result: 'listed', claims: [{ distrusted: 'It calls Russians North Korean.' }] }]);
    await setDistrust(store.db, 'other', null, new Date());
    expect(await ask(FRESH)).toMatchObject([{ result: 'flagged' }]);
    expect(await setDistrust(store.db, 'nowhere', 'x', new Date())).toBe(false);
  });

  describe('the list of OFAC', () => {
    const parties = [
      party(1, 'SIM HYON SOP', ['DPRK4'], '0xd04E33461FEA8302c5E1e13895b60cEe8AEfda7F', { addresses: [['ETH', '0xd04E33461FEA8302c5E1e13895b60cEe8AEfda7F'], ['FOO', 'foo1abc']] }),
      party(2, 'TORNADO CASH', ['CYBER2', 'DPRK3'], TORNADO),
      party(29584, 'Danil POTEKHIN', ['CYBER2'], POTEKHIN),
    ];
    const first = sdnText('2025-03-20', parties, ['FOO']);

    it('is shown before it is taken, with entity, programmes and day, and adds nothing the second time', async () => {
      const shown = await change('ofac', first);
      expect(shown).toMatchObject({ before: null, removed: [], changed: [], changes: true });
      expect(shown.added).toHaveLength(4);
      expect(await rowsOf(store.db, sql`select 1 from outside_listings where list = 'ofac-sdn'`)).toEqual([]);
      await take('ofac', first);
      const again = await change('ofac', first);
      expect([again.added, again.removed, again.changed, again.unchanged, again.changes]).toEqual([[], [], [], 4, false]);
    });

    it('flags what a DPRK programme lists, finds other assets, and tells of other programmes without flagging', async () => {
      const [tornado, foo, potekhin] = await ask(TORNADO, 'foo1abc', POTEKHIN);
      expect(tornado).toMatchObject({ result: 'flagged', source: 'OFAC SDN list [CYBER2, DPRK3]', date: '2022-08-08', entity: 'TORNADO CASH', service: { category: 'mixer' } });
      expect(foo).toMatchObject({ result: 'flagged', chain: 'foo', entity: 'SIM HYON SOP' });
      expect(potekhin).toMatchObject({ result: 'listed', conflict: true });
    });

    it('keeps what it does not have any more as history: no flag, and the day', async () => {
      const { removed } = await take('ofac', sdnText('2025-03-21', parties.filter(({ profile }) => profile !== 2), ['FOO']));
      expect(removed).toMatchObject([{ entity: 'TORNADO CASH', delisted: '2025-03-21' }]);
      const [tornado] = await ask(TORNADO);
      expect(tornado).toMatchObject({ result: 'service', conflict: false, service: { name: 'Tornado Cash 0.1 ETH pool' } });
      expect(tornado?.claims.at(-1)).toMatchObject({ entity: 'TORNADO CASH', says: 'dprk', until: '2025-03-21' });
      expect(await screening.lists()).toMatchObject([{}, { id: 'ofac-sdn', listings: 3, delisted: 1 }, {}]);
      const again = await change('ofac', sdnText('2025-03-21', parties.filter(({ profile }) => profile !== 2), ['FOO']));
      expect(again.changes).toBe(false);
    });

    it('refuses an edition that is older than the one it has: its gaps would look like delistings', async () => {
      await expect(change('ofac', first)).rejects.toMatchObject({ code: 'bad_date', field: 'date' });
    });

    it('takes back what returns', async () => {
      const { changed } = await take('ofac', sdnText('2025-04-01', parties, ['FOO']));
      expect(changed.map(({ fields }) => fields)).toEqual([['delisted']]);
      expect(await ask(TORNADO)).toMatchObject([{ result: 'flagged' }]);
    });
  });

  it('what is asked is found nowhere in the store', async () => {
    const asked = `0x${'ab12'.repeat(10)}`;
    expect(await ask(asked)).toMatchObject([{ result: 'unknown' }]);
    const tables = await rowsOf<{ name: string }>(store.db, sql`select tablename as name from pg_tables where schemaname = 'public'`);
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      expect([name, await rowsOf(store.db, sql`select 1 from ${sql.identifier(name)} t where t::text ilike ${'%ab12ab12%'}`)]).toEqual([name, []]);
    }
  });
});
