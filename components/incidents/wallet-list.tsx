import type { WalletRow } from '@/lib/charts/contract';
import { WalletTable } from '@/components/wallets/wallet-table';
import { WALLET_TIERS } from '@/lib/core/tiers';
import { WalletTierMark } from '@/components/wallets/tier';
import Link from 'next/link';
import styles from './incidents.module.css';

const SHOWN = 25;

/** The wallets of one theft: how many of each tier, then the surest of them. */
export function IncidentWallets({ rows, slug }: { rows: readonly WalletRow[]; slug: string }) {
  const sorted = [...rows].sort((a, b) => WALLET_TIERS.indexOf(a.tier) - WALLET_TIERS.indexOf(b.tier));
  return (
    <>
      <ul className={styles.legend} aria-label="How sure, and how many of each">
        {WALLET_TIERS.filter((tier) => rows.some((row) => row.tier === tier)).map((tier) => (
          <li key={tier}>
            <Link href={`/wallets?incidents=${slug}&tier=${tier}`}>
              <WalletTierMark tier={tier} /> <span className={styles.count}>{rows.filter((row) => row.tier === tier).length}</span>
            </Link>
          </li>
        ))}
      </ul>
      <WalletTable rows={sorted.slice(0, SHOWN)} label="Flagged wallets of this theft" showIncidents={false} />
      {rows.length > SHOWN && (
        <p>
          {SHOWN} of {rows.length} shown, the surest first. <Link href={`/wallets?incidents=${slug}`}>All {rows.length} wallets</Link>
        </p>
      )}
    </>
  );
}
