import type { ReactNode } from 'react';
import styles from '@/components/layout/embed.module.css';

export const dynamic = 'force-dynamic';

export default function EmbedLayout({ children }: { children: ReactNode }) {
  return <main className={styles.embed}>{children}</main>;
}
