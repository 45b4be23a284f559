import type { ReactNode } from 'react';
import styles from './ui.module.css';

export interface TableColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** The cell that names the row. */
  readonly heading?: boolean;
}

interface TableProps<Row> {
  /** What the table holds, for those who can't see its place on the page. */
  readonly label: string;
  readonly caption?: ReactNode;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** A wide table scrolls in itself, so that the page never does; null and '' are shown as unknown. */
export function Table<Row>({ label, caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <div className={styles.scroller} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric === true ? styles.number : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <TableCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell<Row>({ column, row }: { column: TableColumn<Row>; row: Row }) {
  const content = column.cell(row);
  const shown = content === null || content === undefined || content === '' ? <Unknown /> : content;
  const name = column.numeric === true ? styles.number : undefined;
  return column.heading === true ? (
    <th scope="row" className={name}>
      {shown}
    </th>
  ) : (
    <td className={name}>{shown}</td>
  );
}

export function Unknown({ children = 'unknown' }: { children?: ReactNode }) {
  return <span className={styles.unknown}>{children}</span>;
}
