import type { Cell, Dataset } from '@/lib/charts/contract';
import { groupDigits, plural } from '@/lib/format/number';
import { Table } from '@/components/ui/table';
import { cellText, isNumeric } from './cell';
import styles from './frame.module.css';

/** More rows than these are for the CSV; the table then says how many there are. */
const MOST = 100;

/** The rows behind a drawing, for those who don't see it or want the figures. */
export function DataTable({ dataset }: { dataset: Dataset<object> }) {
  const rows = dataset.rows.slice(0, MOST).map((row, i) => ({ key: String(i), cells: Object.entries(row) as [string, Cell][] }));
  const total = dataset.rows.length;
  return (
    <div className={styles.table}>
      <Table
        label={`${dataset.title}: data`}
        caption={total > MOST ? `The first ${MOST} of ${groupDigits(String(total))} rows; the CSV has all.` : plural(total, 'row')}
        columns={dataset.columns.map((column) => ({
          key: column.name,
          title: column.unit === undefined ? column.title : `${column.title}, ${column.unit}`,
          numeric: isNumeric(column),
          cell: (row: (typeof rows)[number]) => cellText(row.cells.find(([name]) => name === column.name)?.[1], column),
        }))}
        rows={rows}
        rowKey={(row) => row.key}
      />
    </div>
  );
}
