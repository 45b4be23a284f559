import Link from 'next/link';
import { SiteSearch } from './site-search';
import { SiteNav } from './site-nav';
import styles from './layout.module.css';

export function SiteHeader() {
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <Link className={styles.brand} href="/">
        DPRK crypto-laundering tracker
      </Link>
      <SiteNav />
      <SiteSearch />
    </header>
  );
}
