import { Command } from 'commander';
import { readConfig } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';
import { type CountedList, listOutsideLists, setDistrust } from '@/lib/db/outside-lists';
import { runCommand } from './output';
import { asTable } from './table';
import { withStore } from './with-store';

interface Options {
  readonly distrust?: string;
  readonly reason?: string;
  readonly trust?: string;
  readonly json: boolean;
}

/** `tracker lists`: the lists from outside that were taken, and which of them are not believed. */
export function listsCommand(): Command {
  return new Command('lists')
    .description('The lists from outside that were taken; puts one that is known to mislabel on the distrust list.')
    .option('--distrust <id>', 'believe this list no more: what it says is shown with the reason, and decides nothing')
    .option('--reason <text>', 'why; with --distrust')
    .option('--trust <id>', 'believe this list again')
    .option('--json', 'the result as JSON', false)
    .action((options: Options) => runCommand(options.json, () => lists(options), inWords));
}

async function lists({ distrust, reason, trust }: Options): Promise<CountedList[]> {
  const why = reason?.trim() ?? '';
  if (distrust !== undefined && why === '') throw new TrackerError('bad_request', 'Nothing says why the list is not believed.', { fix: 'Give --reason.', field: 'reason' });
  return withStore(readConfig(), 'tracker lists', async ({ db }) => {
    if (distrust !== undefined) known(distrust, await setDistrust(db, distrust, why, new Date()));
    if (trust !== undefined) known(trust, await setDistrust(db, trust, null, new Date()));
    return listOutsideLists(db);
  });
}

function known(id: string, found: boolean): void {
  if (!found) throw new TrackerError('bad_value', `There is no list "${id.slice(0, 60)}".`, { fix: 'tracker lists names those that there are.' });
}

function inWords(lists: readonly CountedList[]): string {
  if (lists.length === 0) return 'No list from outside was taken. See tracker import-list --help.';
  const rows = lists.map(({ id, date, tier, listings, delisted, licence, title, distrustReason }) => [
    id, date, tier, String(listings), String(delisted), licence, distrustReason === null ? title : `${title} (not believed: ${distrustReason})`,
  ]);
  return asTable([['id', 'date', 'how sure', 'addresses', 'delisted', 'licence', 'title'], ...rows]);
}
