import type { ReactNode } from 'react';

/** A column of a table that is arranged in the browser. Unknown is null, sorts last and is never an empty text. */
export interface LedgerColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** In rem. */
  readonly width: number;
  readonly usual?: boolean;
  readonly numeric?: boolean;
  readonly mono?: boolean;
  readonly text: (row: Row) => string | null;
  readonly href?: (row: Row) => string;
  /** What stands in the cell where the text alone would not do. */
  readonly cell?: (row: Row) => ReactNode;
  /** What is sorted by, where that is not the text. */
  readonly order?: (row: Row) => string | number | null;
  /** Rows of the same are one group, and one choice of the filter. */
  readonly group?: (row: Row) => string;
}

/** How a reader sees the table; all of it stands in the address. */
export interface LedgerView {
  readonly q: string;
  /** A column, turned round by a hyphen before it; '' is the order of the ledger. */
  readonly sort: string;
  readonly group: string;
  readonly columns: readonly string[];
  /** By column, the group that is shown alone. */
  readonly only: Readonly<Record<string, string>>;
}

/** A line of the table: a row, or the heading of a group. */
export type LedgerItem<Row> = { readonly row: Row } | { readonly heading: string; readonly rows: number };

/** The lines that a view shows, and how many rows they are. Sorting is stable, so that equal rows keep their order. */
export function arrange<Row extends object>(rows: readonly Row[], columns: readonly LedgerColumn<Row>[], view: LedgerView): { items: LedgerItem<Row>[]; rows: number } {
  const words = view.q.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const kept = rows.filter((row) => isWanted(row, columns, view.only, words));
  const sorted = view.sort === '' ? kept : kept.toSorted(comparison(columns, view.sort));
  const of = columns.find(({ key }) => key === view.group)?.group;
  if (of === undefined) return { items: sorted.map((row) => ({ row })), rows: sorted.length };
  const items = [...groupsOf(sorted, of)].flatMap(([heading, members]): LedgerItem<Row>[] => [{ heading, rows: members.length }, ...members.map((row) => ({ row }))]);
  return { items, rows: sorted.length };
}

function isWanted<Row extends object>(row: Row, columns: readonly LedgerColumn<Row>[], only: LedgerView['only'], words: readonly string[]): boolean {
  for (const [key, wanted] of Object.entries(only)) {
    const of = columns.find((column) => column.key === key)?.group;
    if (of !== undefined && of(row) !== wanted) return false;
  }
  if (words.length === 0) return true;
  const text = textOf(row, columns);
  return words.every((word) => text.includes(word));
}

/** Written once a row: ten thousand of them are looked through at every key. A row is only ever shown by one set of columns. */
const texts = new WeakMap<object, string>();

function textOf<Row extends object>(row: Row, columns: readonly LedgerColumn<Row>[]): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = columns.map((column) => column.text(row) ?? '').join('\n').toLowerCase();
  texts.set(row, text);
  return text;
}

function comparison<Row>(columns: readonly LedgerColumn<Row>[], sort: string): (a: Row, b: Row) => number {
  const turned = sort.startsWith('-');
  const column = columns.find(({ key }) => key === sort.replace(/^-/, ''));
  if (column === undefined) return () => 0;
  const value = column.order ?? column.text;
  return (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    const order = left < right ? -1 : left > right ? 1 : 0;
    return turned ? -order : order;
  };
}

/** Rows whose text is written in one go: few enough that a key in between is answered at once. */
const AT_ONCE = 250;

/** Writes down what words are looked for in, bit by bit, before anybody types. The answer stops it. */
export function prepare<Row extends object>(rows: readonly Row[], columns: readonly LedgerColumn<Row>[]): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const from = (start: number) => {
    for (const row of rows.slice(start, start + AT_ONCE)) textOf(row, columns);
    if (start + AT_ONCE < rows.length) timer = setTimeout(() => from(start + AT_ONCE));
  };
  timer = setTimeout(() => from(0));
  return () => clearTimeout(timer);
}

/** The choices of a filter: each group with its rows, the largest first. */
export function choicesOf<Row>(rows: readonly Row[], of: (row: Row) => string): readonly { readonly value: string; readonly rows: number }[] {
  return [...groupsOf(rows, of)].map(([value, members]) => ({ value, rows: members.length })).sort((a, b) => b.rows - a.rows);
}

/** Groups in the order of their first member. */
function groupsOf<Row>(rows: readonly Row[], of: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const members = groups.get(of(row));
    if (members === undefined) groups.set(of(row), [row]);
    else members.push(row);
  }
  return groups;
}
