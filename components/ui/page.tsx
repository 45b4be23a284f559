import type { ReactNode } from 'react';
import styles from './ui.module.css';

export function PageIntro({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.intro}>
      <h1>{title}</h1>
      {children !== undefined && <p className={styles.lede}>{children}</p>}
    </div>
  );
}

export function Section({ id, title, children }: { id?: string; title: ReactNode; children: ReactNode }) {
  return (
    <section id={id} className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function Notice({ children }: { children: ReactNode }) {
  return <p className={styles.notice}>{children}</p>;
}

export function Quiet({ children }: { children: ReactNode }) {
  return <p className={styles.quiet}>{children}</p>;
}
