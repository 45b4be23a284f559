import { createProvider } from '@/lib/chain/provider';
import { openStore } from '@/lib/db/client';
import { createSync } from '@/lib/ingest/sync';
import { flagWallets } from '../helpers/chain-parts';
import { madeUpWallets } from './token-history';

/** One sync as a process of its own into an empty embedded database; says its time and the most memory that it took. */
const [, , url = '', dataDir = ''] = process.argv;
const store = await openStore({ dataDir, holder: 'the benchmark' });
await flagWallets(store.db, madeUpWallets(200));
const sync = createSync({ db: store.db, provider: () => createProvider({ urls: [url], chainId: 1 }) });
const begun = performance.now();
const { rows } = await sync.run({ chain: 'ethereum' });
const seconds = (performance.now() - begun) / 1000;
console.log(JSON.stringify({ rows, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
await store.close();
