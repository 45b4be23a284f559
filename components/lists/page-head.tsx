import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './lists.module.css';

/** The title of a page, where it belongs, and in one or two sentences what it holds. */
export function PageHead({ title, within, children }: {
  title: string;
  within?: { readonly path: string; readonly title: string };
  children?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      {within !== undefined && (
        <p className={styles.within}>
          <Link href={within.path}>{within.title}</Link>
        </p>
      )}
      <h1>{title}</h1>
      {children !== undefined && <p className={styles.lede}>{children}</p>}
    </header>
  );
}

/** The parts of a long page, as links to them. */
export function Contents({ parts }: { parts: readonly (readonly [id: string, title: string])[] }) {
  return (
    <nav className={styles.contents} aria-label="On this page">
      <ul>
        {parts.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A part of a page with its heading. */
export function Part({ id, title, lead, children }: { id: string; title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section id={id} className={styles.part}>
      <h2>{title}</h2>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
