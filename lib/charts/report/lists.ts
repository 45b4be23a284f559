import type { ListName, ReportFile, ReportSection } from '@/lib/charts/contract';
import type { Condition } from '@/lib/db/list-query';
import type { ChartContext } from '../context';
import type { ListDefinition } from '../lists/definition';
import { openWhere } from '../lists/open';
import { sourceRefs } from '../source-refs';

export interface ListFile<N extends ListName> {
  readonly section: ReportSection;
  readonly title: string;
  readonly list: ListDefinition<N>;
  /** None where nothing can match. */
  readonly where: readonly Condition[] | undefined;
  readonly filters: Readonly<Record<string, string>>;
}

/** A list as a file of a report, read in pieces while it is written. */
export async function listFile<N extends ListName>(context: ChartContext, { section, title, list, where, filters }: ListFile<N>): Promise<ReportFile> {
  const cited = new Set<string>();
  const { total, columns, notes, asOf, rows } = await openWhere(context, list, where ?? [], cited);
  return {
    section,
    name: list.name === 'incidents' ? 'thefts' : list.name,
    title,
    columns,
    total: where === undefined ? 0 : total,
    complete: notes.length === 0,
    asOf,
    notes,
    filters,
    rows: where === undefined ? () => [] : rows,
    sources: () => sourceRefs(context.db, [...cited].sort()),
  };
}
