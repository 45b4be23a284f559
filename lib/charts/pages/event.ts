import type { EventPage } from '@/lib/charts/contract';
import { firstDay, isoDay, lastDay, parsePartialDate } from '@/lib/core/time';
import type { ChartContext } from '../context';
import { eventsBetween } from '../events';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readAll, readWhere } from '../lists/read';
import { sourceRefs } from '../source-refs';

/** Days before and after an entry that count as around it. */
const REACH = 45;

/** An entry of the timeline with what happened around it, or undefined where there is none of that id. */
export async function eventPage({ db }: ChartContext, id: string): Promise<EventPage | undefined> {
  const [event] = (await readWhere(db, LISTS.timeline, [{ field: 'id', anyOf: [id] }])).rows;
  if (event === undefined) return undefined;
  const date = parsePartialDate(event.date);
  const [since, until] = [shifted(firstDay(date), -REACH), shifted(lastDay(date), REACH)];
  const thefts = await readAll(db, LISTS.incidents, [{ since }, { until }]);
  const others = (await eventsBetween(db, since, until)).filter((other) => other.id !== id);
  return { event, reach: REACH, others, thefts, sources: await sourceRefs(db, event.source) };
}

function shifted(day: string, days: number): string {
  return isoDay(Date.parse(day) + days * 86_400_000);
}
