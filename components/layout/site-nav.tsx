'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './layout.module.css';

const PAGES = [
  ['/', 'Overview'],
  ['/incidents', 'Incidents'],
  ['/wallets', 'Wallets'],
  ['/flows', 'Flows'],
  ['/screen', 'Screen'],
  ['/timeline', 'Timeline'],
  ['/reports', 'Reports'],
  ['/sources', 'Sources'],
  ['/methodology', 'Method'],
  ['/status', 'Status'],
] as const;

export function SiteNav() {
  const path = usePathname();
  const within = (href: string) => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`));
  return (
    <nav aria-label="Pages" className={styles.nav}>
      <ul>
        {PAGES.map(([href, title]) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={within(href) ? 'page' : undefined}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
