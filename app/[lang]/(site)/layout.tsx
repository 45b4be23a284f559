import type { ReactNode } from 'react';
import { KnownChains } from '@/components/layout/known-chains';
import { SiteFooter } from '@/components/layout/site-footer';
import { SiteHeader } from '@/components/layout/site-header';
import { SyncStrip } from '@/components/layout/sync-strip';
import styles from '@/components/layout/layout.module.css';
import { definedChains } from '@/lib/core/chains';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const status = await (await server()).status();
  return (
    <KnownChains chains={definedChains()}>
      <link rel="alternate" type="application/atom+xml" href="/feed.xml" title="New thefts, attributions, events and alerts" />
      <div className={styles.shell}>
        <SiteHeader />
        {status.replay && (
          <p className={styles.replay} role="note">
            This is a replay on a local chain: the shipped transfers, mined again with their true amounts and times. Nothing
            here was fetched from a public network.
          </p>
        )}
        <SyncStrip status={status} />
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
        <SiteFooter />
      </div>
    </KnownChains>
  );
}
