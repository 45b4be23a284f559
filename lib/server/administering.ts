import type { ListRequest } from '@/lib/api/list-request';
import type { StatusPage, SyncProgress } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';
import { isoDay } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import type { BackgroundSync } from '@/lib/ingest/background';
import { compareList, type ListRecord, listRecord, takeList } from '@/lib/ingest/take-list';
import { describeList } from '@/lib/registry/import/describe';
import { LIST_FORMATS, type ListFormat } from '@/lib/registry/import/listing';
import { readList } from '@/lib/registry/import/read-list';

/** What only an admin may ask for. */
export interface Administering {
  /**
   * Starts the sync of a chain, or of all that have an endpoint, in the background, and gives their state. Throws
   * `bad_value` for a chain without an endpoint and `lease_held` where all of them are being read already.
   */
  startSync(chain: string | undefined): Promise<{ readonly data: readonly SyncProgress[] }>;
  /** What a list would change, taken if that is asked for. Throws `bad_value` or `bad_date` for one that can't be taken. */
  importList(request: ListRequest): Promise<ListRecord>;
}

export interface AdministeringParts {
  readonly db: Db;
  readonly sync: BackgroundSync;
  readonly chains: readonly string[];
  readonly status: () => Promise<StatusPage>;
}

/** Does it on this store. */
export function createAdministering({ db, sync, chains, status }: AdministeringParts): Administering {
  return {
    async startSync(chain) {
      const wanted = chains.filter((one) => chain === undefined || one === chain);
      if (wanted.length === 0) throw noEndpoint(chain, chains);
      const begun = await Promise.allSettled(wanted.map((one) => sync.ask(one)));
      const failed = begun.filter((one) => one.status === 'rejected');
      if (failed.length === wanted.length) throw failed[0]?.reason;
      return { data: (await status()).sync.filter((run) => wanted.includes(run.chain)) };
    },
    async importList({ said: { format, dprk, take, ...given }, bytes }) {
      const kind = formatOf(format);
      const isTaken = flag('take', take);
      const isDprk = flag('dprk', dprk);
      const today = isoDay(Date.now());
      const origin = 'sent by an admin';
      const list = describeList(await readList({ origin, bytes }, kind, today), kind, origin, { ...given, dprk: isDprk }, today);
      const change = await compareList(db, list);
      const taken = isTaken && change.changes;
      if (taken) await takeList(db, change, new Date());
      return listRecord(change, taken);
    },
  };
}

function noEndpoint(chain: string | undefined, chains: readonly string[]): TrackerError {
  const what = chain === undefined ? 'No chain has an endpoint.' : `There is no endpoint for "${chain}".`;
  return new TrackerError('bad_value', what, {
    fix: chains.length === 0 ? 'Set RPC_URL_<chain id> and start again.' : `There are endpoints for: ${chains.join(', ')}.`,
    field: 'chain',
  });
}

function formatOf(text: string | undefined): ListFormat {
  const format = LIST_FORMATS.find((one) => one === text);
  if (format !== undefined) return format;
  throw new TrackerError('bad_value', 'The parameter format does not say what the list is.', { fix: `It takes ${LIST_FORMATS.join(', ')}.`, field: 'format' });
}

function flag(field: string, text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw new TrackerError('bad_value', `The parameter ${field} takes true or false.`, { field });
}
