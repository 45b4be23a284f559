'use client';

import Link from 'next/link';
import { type CSSProperties, useState } from 'react';
import type { LedgerColumn, LedgerItem } from './arrange';
import styles from './ledger.module.css';

/** In pixels: all lines are as high, so that those on the screen are found by a division. */
const LINE = 36;
/** Lines beyond the edges, so that none is missing while one scrolls. */
const MARGIN = 8;
const HEIGHT = 620;

interface GridProps<Row> {
  readonly label: string;
  readonly items: readonly LedgerItem<Row>[];
  readonly columns: readonly LedgerColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

/** A table of which only the lines on the screen exist; it tells its whole size and the place of each line to those who hear it. */
export function Grid<Row>({ label, items, columns, rowKey, sort, onSort }: GridProps<Row>) {
  const [top, setTop] = useState(0);
  const first = Math.max(0, Math.min(Math.floor(top / LINE), items.length) - MARGIN);
  const shown = items.slice(first, first + Math.ceil(HEIGHT / LINE) + 2 * MARGIN);
  const template = { gridTemplateColumns: columns.map(({ width }) => `minmax(${width}rem, ${width}fr)`).join(' ') };
  return (
    <div className={styles.window} style={{ maxHeight: HEIGHT }} tabIndex={0} role="region" aria-label={label} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <div role="table" aria-label={label} aria-rowcount={items.length + 1} className={styles.table}>
        <div role="row" aria-rowindex={1} className={styles.head} style={template}>
          {columns.map((column) => <Heading key={column.key} column={column} sort={sort} onSort={onSort} />)}
        </div>
        <div role="rowgroup" style={{ height: items.length * LINE, position: 'relative' }}>
          {shown.map((item, nth) => {
            const line = { transform: `translateY(${(first + nth) * LINE}px)`, height: LINE };
            return 'row' in item ? (
              <div key={rowKey(item.row)} role="row" aria-rowindex={first + nth + 2} className={styles.line} style={{ ...template, ...line }}>
                {columns.map((column) => <Cell key={column.key} column={column} row={item.row} />)}
              </div>
            ) : (
              <GroupLine key={`group ${item.heading}`} item={item} index={first + nth + 2} style={line} span={columns.length} />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Heading<Row>({ column: { key, title, numeric }, sort, onSort }: { column: LedgerColumn<Row>; sort: string; onSort: (sort: string) => void }) {
  const state = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
  return (
    <div role="columnheader" aria-sort={state} className={numeric === true ? styles.number : undefined}>
      <button type="button" onClick={() => onSort(state === 'ascending' ? `-${key}` : state === 'descending' ? '' : key)}>
        {title} <span aria-hidden="true">{state === 'ascending' ? '↑' : state === 'descending' ? '↓' : ''}</span>
      </button>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: LedgerColumn<Row>; row: Row }) {
  const text = column.text(row);
  const names = [column.numeric === true ? styles.number : '', column.mono === true ? styles.mono : ''].join(' ');
  return (
    <div role="cell" className={names} title={text ?? undefined}>
      {text === null ? <span className={styles.unknown}>unknown</span> : (column.cell?.(row) ?? <Text text={text} href={column.href?.(row)} />)}
    </div>
  );
}

function Text({ text, href }: { text: string; href: string | undefined }) {
  return href === undefined ? text : <Link href={href} prefetch={false}>{text}</Link>;
}

function GroupLine({ item, index, style, span }: { item: { heading: string; rows: number }; index: number; style: CSSProperties; span: number }) {
  return (
    <div role="row" aria-rowindex={index} className={styles.group} style={style}>
      <div role="cell" aria-colspan={span}>
        {item.heading} <span className={styles.unknown}>{item.rows}</span>
      </div>
    </div>
  );
}
