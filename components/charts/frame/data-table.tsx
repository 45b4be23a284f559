import type { Cell, Dataset } from '@/lib/charts/contract';
import { groupDigits, plural } from '@/lib/format/number';
import { Table } from '@/components/ui/table';
import { cellText, isNumeric } from './cell';
import styles from './frame.module.css';

/** The rows behind a drawing, for those who don't see it or want the figures. Beyond `most` it says how many there are. */
export function DataTable({ dataset, most = 100 }: { dataset: Dataset<object>; most?: number }) {
  const rows = dataset.rows.slice(0, most).map((row, i) => ({ key: String(i), cells: Object.entries(row) as [string, Cell][] }));
  const total = dataset.rows.length;
  return (
    <div className={styles.table}>
      <Table
        label={`${dataset.title}: data`}
        caption={total > most ? `The first ${most} of ${groupDigits(String(total))} rows; the CSV has all.` : plural(total, 'row')}
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
