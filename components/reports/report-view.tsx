import { Part } from '@/components/lists/page-head';
import { Table } from '@/components/ui/table';
import { Quiet } from '@/components/ui/page';
import type { Cell, ReportPreview } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { groupDigits, plural } from '@/lib/format/number';
import styles from './reports.module.css';
import { SECTION_TITLES } from './words';

type PreviewTable = ReportPreview['tables'][number];

/** What a report would hold, and the way to take it along. */
export function ReportView({ preview: { query, tables, notes, dataVersion, asOf } }: { preview: ReportPreview }) {
  const nothing = tables.every(({ first }) => first.length === 0);
  return (
    <>
      <Part id="preview" title="Preview" lead={`Registry ${dataVersion}, facts compiled up to ${formatDate(asOf)}.`}>
        {nothing && <Quiet>Nothing that is stored matches this choice. The report would say so.</Quiet>}
        {notes.length > 0 && (
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <p className={styles.actions}>
          <a className={styles.download} href={`/api/v1/report.zip?${query}`} download="report.zip">
            Download the report
          </a>
          <span>ZIP of CSV with metadata, charts as SVG and PNG, and a page to read. The same address asks for it again.</span>
        </p>
        <Table
          label="Tables of the report"
          columns={[
            { key: 'title', title: 'Table', heading: true, cell: ({ name, title }: PreviewTable) => <a href={`#${idOf(name)}`}>{title}</a> },
            { key: 'section', title: 'Section', cell: ({ section }) => SECTION_TITLES[section] },
            { key: 'total', title: 'Rows', numeric: true, cell: ({ total }) => (total === null ? 'known when read' : groupDigits(String(total))) },
            { key: 'asOf', title: 'As of', cell: (table) => formatDate(table.asOf) },
            { key: 'complete', title: 'Complete', cell: ({ complete }) => (complete ? 'nothing known to be missing' : 'incomplete') },
          ]}
          rows={tables}
          rowKey={({ name }) => name}
        />
      </Part>
      {tables.map((table) => (
        <TablePart key={table.name} table={table} />
      ))}
    </>
  );
}

function TablePart({ table: { name, title, columns, first, total, notes, sources } }: { table: PreviewTable }) {
  return (
    <Part id={idOf(name)} title={title}>
      {first.length === 0 ? (
        <Quiet>Nothing matches.</Quiet>
      ) : (
        <Table
          label={title}
          caption={total !== null && total <= first.length ? plural(total, 'row') : `The first ${plural(first.length, 'row')}`}
          columns={columns.map((column) => ({ key: column.name, title: column.title, cell: (row: Row) => shown(row.cells[column.name]) }))}
          rows={first.map((cells, index) => ({ index, cells }))}
          rowKey={({ index }) => String(index)}
        />
      )}
      {notes.length > 0 && (
        <details className={styles.more}>
          <summary>What it leaves out</summary>
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      {sources.length > 0 && <p className={styles.hint}>{plural(sources.length, 'source')} of the rows shown; the report names those of all.</p>}
    </Part>
  );
}

interface Row {
  readonly index: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

function shown(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.join(', ') : String(cell);
}

function idOf(name: string): string {
  return `table-${name.replace('/', '-')}`;
}
