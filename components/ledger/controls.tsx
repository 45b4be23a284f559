'use client';

import { useId, useMemo } from 'react';
import { choicesOf, type LedgerColumn, type LedgerView } from './arrange';
import styles from './ledger.module.css';

interface ControlsProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly LedgerColumn<Row>[];
  readonly view: LedgerView;
  readonly onChange: (next: Partial<LedgerView>) => void;
}

/** Words, one filter for each column that has groups, the grouping, and which columns are shown. */
export function Controls<Row>({ rows, columns, view, onChange }: ControlsProps<Row>) {
  const id = useId();
  const filters = useMemo(
    () => columns.flatMap(({ key, title, group }) => (group === undefined ? [] : [{ key, title, choices: choicesOf(rows, group) }])),
    [rows, columns],
  );
  const toggle = (key: string) => {
    const chosen = columns.map((column) => column.key).filter((other) => (other === key ? !view.columns.includes(key) : view.columns.includes(other)));
    if (chosen.length > 0) onChange({ columns: chosen });
  };
  return (
    <div className={styles.controls}>
      <p>
        <label htmlFor={`${id}-q`}>Words</label>
        <input id={`${id}-q`} type="search" value={view.q} autoComplete="off" spellCheck={false} onChange={(event) => onChange({ q: event.target.value })} />
      </p>
      {filters.map(({ key, title, choices }) => (
        <p key={key}>
          <label htmlFor={`${id}-${key}`}>{title}</label>
          <select id={`${id}-${key}`} value={view.only[key] ?? ''} onChange={(event) => onChange({ only: chosen(view.only, key, event.target.value) })}>
            <option value="">all</option>
            {choices.map(({ value, rows: count }) => <option key={value} value={value}>{value} ({count})</option>)}
          </select>
        </p>
      ))}
      <p>
        <label htmlFor={`${id}-group`}>Group by</label>
        <select id={`${id}-group`} value={view.group} onChange={(event) => onChange({ group: event.target.value })}>
          <option value="">nothing</option>
          {filters.map(({ key, title }) => <option key={key} value={key}>{title}</option>)}
        </select>
      </p>
      <fieldset>
        <legend>Columns</legend>
        {columns.map(({ key, title }) => (
          <label key={key}>
            <input type="checkbox" checked={view.columns.includes(key)} onChange={() => toggle(key)} /> {title}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** One filter set, or taken away by ''. */
function chosen(only: LedgerView['only'], key: string, value: string): LedgerView['only'] {
  const others = Object.entries(only).filter(([name]) => name !== key);
  return Object.fromEntries(value === '' ? others : [...others, [key, value]]);
}
