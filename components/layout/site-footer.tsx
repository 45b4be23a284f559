import Link from 'next/link';
import styles from './layout.module.css';

export function SiteFooter() {
  return (
    <footer className={styles.footer}>
      <p>
        What is suspected is drawn differently from what a government stated. An unknown amount is left unknown. How the
        figures come about is written down in the <Link href="/methodology">method</Link>, and each one leads to its{' '}
        <Link href="/sources">source</Link>.
      </p>
      <p>
        Data: <a href="/api/v1/incidents.csv">incidents</a>, <a href="/api/v1/wallets.csv">wallets</a>,{' '}
        <a href="/api/v1/timeline.csv">timeline</a> as CSV; every <Link href="/charts">chart</Link> to embed, download or cite; all of it by the <Link href="/developers">API</Link>.
      </p>
    </footer>
  );
}
