import type { ActorPage } from '@/lib/charts/contract';
import type { ChartContext } from '../context';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readAll } from '../lists/read';
import { sourceRefs } from '../source-refs';

/** The wallets that sources flag under a name and the thefts that those wallets are tied to; undefined for a name that none has. */
export async function actorPage({ db }: ChartContext, name: string): Promise<ActorPage | undefined> {
  const named = [{ field: 'actor', anyOf: [name] }];
  const wallets = await readAll(db, LISTS.wallets, named);
  if (wallets.length === 0) return undefined;
  const incidents = await readAll(db, LISTS.incidents, named);
  const sources = await sourceRefs(db, [...wallets, ...incidents].flatMap((row) => row.sources));
  return { name, wallets, incidents, sources };
}
