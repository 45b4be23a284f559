import { openStore } from '@/lib/db/client';
import { explain } from '@/lib/core/errors';

/** A second process: opens the data folder of its argument and says how that went. */
const [, , dataDir = ''] = process.argv;
openStore({ dataDir, holder: 'a second process' }).then(
  async (store) => {
    await store.close();
    process.stdout.write('opened');
  },
  (error: unknown) => process.stdout.write(explain(error)),
);
