import type { Dataset, EventStudyRow, ReportFile } from '@/lib/charts/contract';
import type { Condition } from '@/lib/db/list-query';
import type { ChartContext } from '../context';
import { eventStudy } from '../event-study';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readWhere } from '../lists/read';

/** The newest entries of the report that can be studied; the page of an entry studies any. */
export const MOST_STUDIES = 12;

/** What mixers took in before and after the entries of a report that are dated to the day, in one file; undefined where there are none. */
export async function studyFile(context: ChartContext, where: readonly Condition[] | undefined, filters: ReportFile['filters']): Promise<ReportFile | undefined> {
  if (where === undefined) return undefined;
  const dated = [...where, { field: 'date_precision', anyOf: ['day'] }];
  const { rows: events, total } = await readWhere(context.db, LISTS.timeline, dated, { limit: MOST_STUDIES, descending: true });
  const studies: Dataset<EventStudyRow>[] = [];
  for (const { id } of events) studies.push(await eventStudy(context, new URLSearchParams({ event: id })));
  const [first] = studies;
  if (first === undefined) return undefined;
  const rows = studies.flatMap((study) => study.rows);
  const sources = new Map(studies.flatMap((study) => study.sources.map((source) => [source.id, source])));
  return {
    section: 'event-study',
    name: 'event-study',
    title: 'Deposits into a mixer before and after entries of the timeline',
    columns: first.columns,
    total: rows.length,
    complete: false,
    asOf: studies.map(({ asOf }) => asOf).sort()[0] ?? context.asOf,
    notes: [
      ...(total > events.length ? [`Of ${total} entries with a day the newest ${events.length} are studied here; the page of an entry studies any.`] : []),
      ...new Set(studies.flatMap((study) => study.notes)),
    ],
    methodVersion: first.methodVersion,
    filters,
    rows: () => rows,
    sources: () => Promise.resolve([...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1))),
  };
}
