import type { Column, ListName, ListRows } from '@/lib/charts/contract';
import { type Condition, countList, readList } from '@/lib/db/list-query';
import type { ChartContext } from '../context';
import { type ListDefinition, rowOf } from './definition';
import { notesOf } from './notes';
import { asOfList, columnsOf } from './read';

/** Rows in one piece: the first is small, for who wants to see no more. */
const FIRST_PIECE = 100;
const PIECE = 5_000;

/** The rows of a list that meet conditions, before they are read. */
export interface OpenList<N extends ListName> {
  readonly total: number;
  readonly columns: readonly Column[];
  /** What the rows can't tell; empty where the list is whole. */
  readonly notes: readonly string[];
  readonly asOf: string;
  /** All of them, read in pieces: whoever stops holds nothing open. */
  readonly rows: () => AsyncGenerator<ListRows[N]>;
}

/** Opens a list under conditions of our own making. `cited` gets the ids of the sources of each piece that is read. */
export async function openWhere<N extends ListName>(context: ChartContext, list: ListDefinition<N>, where: readonly Condition[], cited: Set<string>): Promise<OpenList<N>> {
  const { db } = context;
  async function* rows(): AsyncGenerator<ListRows[N]> {
    let after: readonly string[] | undefined;
    for (let limit = FIRST_PIECE; ; limit = PIECE) {
      const raws = await readList(db, list.source, { where, descending: false, after, limit });
      for (const raw of raws) {
        for (const id of raw.sourceIds) cited.add(id);
        yield rowOf(list, raw);
      }
      after = raws.at(-1)?.position;
      if (raws.length < limit || after === undefined) return;
    }
  }
  return {
    total: await countList(db, list.source, where),
    columns: columnsOf(list),
    notes: await notesOf(db, list.name, where),
    asOf: await asOfList(context, list.name),
    rows,
  };
}
