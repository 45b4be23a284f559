'use client';

import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { IncidentRow, WalletRow } from '@/lib/charts/contract';
import { useWholeList } from '@/lib/client/use-whole-list';
import { plural } from '@/lib/format/number';
import { arrange, type LedgerColumn, type LedgerView, prepare } from './arrange';
import { INCIDENT_COLUMNS, WALLET_COLUMNS } from './columns';
import { Controls } from './controls';
import { Grid } from './grid';
import styles from './ledger.module.css';
import { readView, writeView } from './view';

export function IncidentLedger({ query }: { query: string }) {
  const { rows, problem } = useWholeList('incidents');
  return <Ledger<IncidentRow> list="incidents" rows={rows} problem={problem} columns={INCIDENT_COLUMNS} rowKey={(row) => row.slug} query={query} />;
}

export function WalletLedger({ query }: { query: string }) {
  const { rows, problem } = useWholeList('wallets');
  return <Ledger<WalletRow> list="wallets" rows={rows} problem={problem} columns={WALLET_COLUMNS} rowKey={(row) => `${row.chain} ${row.address}`} query={query} />;
}

interface LedgerProps<Row> {
  readonly list: string;
  /** Undefined until they have come. */
  readonly rows: readonly Row[] | undefined;
  readonly problem: string | undefined;
  readonly columns: readonly LedgerColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly query: string;
}

/** All rows of a list at once, arranged as one types. The view stands in the address: a link to it is a saved view. */
function Ledger<Row extends object>({ list, rows, problem, columns, rowKey, query }: LedgerProps<Row>) {
  const [view, setView] = useState(() => readView(new URLSearchParams(query), columns));
  // Typing stays quick with thousands of rows: the table follows when there is time.
  const settled = useDeferredValue(view);
  const arranged = useMemo(() => arrange(rows ?? [], columns, settled), [rows, columns, settled]);
  useEffect(() => (rows === undefined ? undefined : prepare(rows, columns)), [rows, columns]);
  const change = (next: Partial<LedgerView>) => {
    const merged = { ...view, ...next };
    setView(merged);
    const params = writeView(merged, columns);
    params.set('list', list);
    history.replaceState(null, '', `/ledger?${params.toString()}`);
  };
  if (problem !== undefined) return <p role="alert">The rows could not be fetched: {problem}</p>;
  if (rows === undefined) return <p role="status" className={styles.waiting}>Fetching all rows …</p>;
  return (
    <>
      <Controls rows={rows} columns={columns} view={view} onChange={change} />
      <p role="status" className={styles.count}>
        {arranged.rows === rows.length ? plural(rows.length, 'row') : `${plural(arranged.rows, 'row')} of ${plural(rows.length, 'row')}`}. The address of this page keeps the view.
      </p>
      <Grid label={list === 'incidents' ? 'Thefts' : 'Flagged wallets'} items={arranged.items} columns={columns.filter(({ key }) => view.columns.includes(key))} rowKey={rowKey} sort={view.sort} onSort={(sort) => change({ sort })} />
    </>
  );
}
