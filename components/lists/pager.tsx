import Link from 'next/link';
import { TrackerError } from '@/lib/core/errors';
import { plural } from '@/lib/format/number';
import { href, type Query } from './query';
import styles from './lists.module.css';

const SIZE = 50;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly number: number;
  readonly pages: number;
}

/** One page of a list, counted from 1. Throws `bad_value` for a page that is not there. */
export function pageOf<Row>(list: { readonly data: readonly Row[] }, asked = '1'): Page<Row> {
  const total = list.data.length;
  const pages = Math.max(1, Math.ceil(total / SIZE));
  const number = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : Number.NaN;
  if (!(number <= pages)) {
    throw new TrackerError('bad_value', `There is no page "${asked.slice(0, 20)}".`, {
      fix: `The list has ${plural(pages, 'page')}.`,
      field: 'page',
    });
  }
  return { rows: list.data.slice((number - 1) * SIZE, number * SIZE), total, number, pages };
}

/** How much of the list this is, and the way to the rest of it. */
export function Pager<Row>({ path, query, what, page, repeat = false }: {
  path: string;
  query: Query;
  what: string;
  page: Page<Row>;
  /** The second pager of a page leaves the count to the first. */
  repeat?: boolean;
}) {
  const { number, pages, total, rows } = page;
  if (repeat && pages === 1) return null;
  const first = (number - 1) * SIZE + 1;
  const to = (target: number) => href(path, query, { page: target === 1 ? '' : String(target) });
  return (
    <nav className={styles.pager} aria-label={repeat ? `More ${what}` : `Pages of ${what}`}>
      {!repeat && (
        <p>
          <strong>{total} {what}</strong>
          {pages > 1 && `, ${first} to ${first + rows.length - 1} on this page`}
        </p>
      )}
      {pages > 1 && (
        <p className={styles.steps}>
          {number > 1 && <Link href={to(number - 1)}>Previous</Link>}
          <span>page {number} of {pages}</span>
          {number < pages && <Link href={to(number + 1)}>Next</Link>}
        </p>
      )}
    </nav>
  );
}
