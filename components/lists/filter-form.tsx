import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Query } from './query';
import styles from './lists.module.css';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A plain GET form: what is chosen stands in the address, and works without JavaScript. */
export function FilterForm({ action, label, query, children }: {
  action: string;
  label: string;
  query: Query;
  children: ReactNode;
}) {
  return (
    <form className={styles.filters} action={action} method="get" role="search" aria-label={label}>
      {children}
      <div className={styles.actions}>
        <button type="submit">Show</button>
        {Object.keys(query).length > 0 && <Link href={action}>Clear</Link>}
      </div>
    </form>
  );
}

export function SelectField({ name, label, any, options, query, wide = false }: {
  name: string;
  label: string;
  any: string;
  options: readonly Option[];
  query: Query;
  wide?: boolean;
}) {
  const id = `filter-${name}`;
  return (
    <p className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={query[name] ?? ''}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </p>
  );
}

export function TextField({ name, label, hint, query, wide = false }: {
  name: string;
  label: string;
  hint?: string;
  query: Query;
  wide?: boolean;
}) {
  const id = `filter-${name}`;
  return (
    <p className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} type="search" defaultValue={query[name] ?? ''} placeholder={hint} autoComplete="off" spellCheck={false} />
    </p>
  );
}
