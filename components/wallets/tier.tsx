import type { WalletTier } from '@/lib/core/tiers';
import { walletTierLabel } from '@/lib/format/labels';
import styles from './wallets.module.css';

/** Filled for what a government or several published, open for an analyst, hatched for a suspicion; the word goes with it. */
export function WalletTierMark({ tier }: { tier: WalletTier }) {
  return (
    <span className={styles.tier} data-tier={tier}>
      <span aria-hidden="true" className={styles.mark} />
      {walletTierLabel(tier)}
    </span>
  );
}
