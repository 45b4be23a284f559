import { expect, it } from 'vitest';
import { assertAlive } from '@/lib/db/alive';
import { openStore } from '@/lib/db/client';
import { eachEngine, freshDatabase, freshFolder } from '@/tests/helpers/store';

eachEngine((engine) => {
  it('a database that is gone is told, so that nobody is sent to a server without one', async () => {
    const folder = freshFolder();
    const database = engine === 'postgresql' ? await freshDatabase() : undefined;
    const store = await openStore({ databaseUrl: database?.url, dataDir: folder.path, holder: 'a test' });
    await assertAlive(store.db);
    await (database?.drop() ?? store.close());
    await expect(assertAlive(store.db)).rejects.toMatchObject({ code: 'store_unreachable', message: 'The database does not answer.' });
    await store.close();
    folder.remove();
  });
});
