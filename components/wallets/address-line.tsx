import { chainByName } from '@/lib/core/chains';
import { CopyButton } from './copy-button';
import styles from './wallets.module.css';

/** The whole address with its chain, to be copied or looked up elsewhere. */
export function AddressLine({ chain, address, explorer }: { chain: string; address: string; explorer: string | null }) {
  return (
    <>
      <p className={styles.full}>
        <span className={styles.chain}>{chainByName(chain)?.title ?? chain}</span>
        <code className={styles.selectable}>{address}</code>
      </p>
      <p className={styles.tools}>
        <CopyButton text={address} what="address" />
        {explorer !== null && (
          <a href={explorer} rel="noopener external">Open in a block explorer (leaves this site)</a>
        )}
      </p>
    </>
  );
}
