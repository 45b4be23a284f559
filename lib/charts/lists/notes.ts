import type { ListName } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import type { Db } from '@/lib/db/client';
import type { Condition } from '@/lib/db/list-query';
import { listSyncStatus, type SyncStatus } from '@/lib/db/sync-status';

/**
 * What the rows of a list can't tell, one sentence each; none where the list is whole. Only transfers are ever
 * incomplete: a chain that was not read or not to its end, and kinds of transfer that no endpoint gives.
 */
export async function notesOf(db: Db, name: ListName, where: readonly Condition[]): Promise<string[]> {
  if (name !== 'transfers') return [];
  const [chains, kinds] = [filterOn(where, 'chain'), filterOn(where, 'kind')];
  const read = (await listSyncStatus(db)).filter(({ chain }) => chains?.includes(chain) ?? true);
  const unread = chains?.filter((chain) => !read.some((status) => status.chain === chain)) ?? [];
  return [
    ...(chains === undefined && read.length === 0 ? [notRead('any chain')] : unread.map((chain) => notRead(titleOf(chain)))),
    ...read.flatMap((status) => notesOn(status, kinds)),
  ];
}

function notesOn({ chain, state, missingKinds }: SyncStatus, kinds: readonly string[] | undefined): string[] {
  const missing = missingKinds.filter((kind) => kinds?.includes(kind) ?? true);
  const title = titleOf(chain);
  return [
    ...(missing.length === 0 ? [] : [`The record of a wallet on ${title} is incomplete: no endpoint gives its ${missing.join(' and ')} transfers.`]),
    ...(state === 'done' ? [] : [`${title} has not been read to its end: later transfers may follow.`]),
  ];
}

function notRead(title: string): string {
  return `No block of ${title} has been read from a node: only transfers that ship with the tracker are here, second hand.`;
}

function filterOn(where: readonly Condition[], field: string): readonly string[] | undefined {
  return where.flatMap((condition) => ('field' in condition && condition.field === field ? [condition.anyOf] : []))[0];
}

function titleOf(chain: string): string {
  return chainByName(chain)?.title ?? chain;
}
