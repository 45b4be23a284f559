import type { IncidentRow, ReportChoice, WalletRow } from '@/lib/charts/contract';
import { canonicalAddress } from '@/lib/core/address';
import { parseIsoSeconds } from '@/lib/core/time';
import type { Condition } from '@/lib/db/list-query';
import { assertIncidents, type ChartContext } from '../context';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readAll } from '../lists/read';
import { walletId } from './choice';

/** What a choice comes to in this store. */
export interface Scope {
  /** The thefts that are picked or with which a source flags the wallets; else those of the period. By date. */
  readonly incidents: readonly IncidentRow[];
  /** All flagged wallets, by `chain:address` as it is shown. */
  readonly flagged: ReadonlyMap<string, WalletRow>;
  /** Whether incidents or wallets are picked. */
  readonly named: boolean;
  /** The period as conditions on days, and on seconds. */
  readonly days: readonly Condition[];
  readonly seconds: readonly Condition[];
  /** Conditions on transfers: which of them, and when. */
  readonly transfers: readonly Condition[];
}

/** Reads what a choice is of. Throws `bad_value` for an incident that does not exist. */
export async function scopeOf({ db }: ChartContext, choice: ReportChoice): Promise<Scope> {
  await assertIncidents(db, choice.incidents);
  const flagged = new Map((await readAll(db, LISTS.wallets)).map((wallet) => [walletId(wallet), wallet]));
  const named = choice.incidents.length + choice.wallets.length > 0;
  const slugs = [...new Set([...choice.incidents, ...choice.wallets.flatMap((wallet) => flagged.get(walletId(wallet))?.incidents ?? [])])];
  const days = periodOf(choice, (day) => day, (day) => day);
  const seconds = periodOf(choice, (day) => secondOf(day, '00:00:00'), (day) => secondOf(day, '23:59:59'));
  const subjects = [...choice.incidents, ...choice.wallets.map(({ chain, address }) => `${chain}:${canonicalAddress(chain, address)}`)];
  const incidents = named && slugs.length === 0 ? [] : await readAll(db, LISTS.incidents, named ? [{ field: 'slug', anyOf: slugs }] : days);
  return { incidents, flagged, named, days, seconds, transfers: [...(named ? [{ field: 'subject', anyOf: subjects }] : []), ...seconds] };
}

function periodOf({ since, until }: ReportChoice, first: (day: string) => string, last: (day: string) => string): Condition[] {
  return [...(since === undefined ? [] : [{ since: first(since) }]), ...(until === undefined ? [] : [{ until: last(until) }])];
}

function secondOf(day: string, time: string): string {
  return String(parseIsoSeconds(`${day}T${time}Z`));
}
