import Link from 'next/link';
import { AccessMark } from '@/components/sources/access';
import { WalletTierMark } from '@/components/wallets/tier';
import type { ServiceRow, WalletRow } from '@/lib/charts/contract';
import { formatPartialDate } from '@/lib/format/precision';
import { walletTierMeaning } from '@/lib/format/meanings';
import { AlsoService } from './also-service';
import styles from './wallets.module.css';

const FIRM = new Set(['official', 'official-multilateral']);

/** Who flags the address, when, as what, and how sure that is. A suspicion is framed as one. */
export function WhyFlagged({ wallet, service }: { wallet: WalletRow; service: ServiceRow | null }) {
  const rows: [string, React.ReactNode][] = [
    ['How sure', <WalletTierMark key="tier" tier={wallet.tier} />],
    ['Flagged by', wallet.authority],
    ['On', wallet.authority_date === null ? 'a date that our source does not state' : formatPartialDate(wallet.authority_date)],
    ['Its label there', wallet.label],
    ['Actor, in the words of the source', <Link key="actor" href={`/actors/${encodeURIComponent(wallet.actor)}`}>{wallet.actor}</Link>],
    ['In connection with', wallet.context],
    ['Primary text', <>{wallet.access === 'seen' ? 'read' : <AccessMark access={wallet.access} />}</>],
    ['Check of the address', wallet.address_check],
  ];
  return (
    <>
      <p className={FIRM.has(wallet.tier) ? styles.meaning : `${styles.meaning} ${styles.tentative}`}>{walletTierMeaning(wallet.tier)}</p>
      {service !== null && <AlsoService service={service} />}
      <dl className={styles.terms}>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
