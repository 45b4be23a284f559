import { createProvider } from '@/lib/chain/provider';
import { explain } from '@/lib/core/errors';
import { openStore } from '@/lib/db/client';
import { createSync } from '@/lib/ingest/sync';

/** A process to be killed: opens a store, says so, and syncs it with the endpoint of its first argument. */
async function main(url: string, dataDir: string, databaseUrl?: string): Promise<void> {
  const store = await openStore({ dataDir, databaseUrl, holder: 'a sync to be killed' });
  process.stdout.write('opened\n');
  await createSync({ db: store.db, provider: () => createProvider({ urls: [url], chainId: 1 }) }).run({ chain: 'ethereum' });
  await store.close();
}

const [, , url = '', dataDir = '', databaseUrl] = process.argv;
main(url, dataDir, databaseUrl).catch((error: unknown) => {
  process.stderr.write(explain(error));
  process.exitCode = 1;
});
