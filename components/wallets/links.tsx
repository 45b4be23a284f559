import Link from 'next/link';
import { chainByName } from '@/lib/core/chains';
import { shortHash } from '@/lib/format/precision';
import styles from './wallets.module.css';

/** An address that leads to its page here, with its label if it has one; whole, because lookalikes match at both ends. */
export function AddressLink({ chain, address, label = null }: { chain: string; address: string | null; label?: string | null }) {
  if (address === null) return <span className={styles.unknown}>not stated</span>;
  return (
    <Link className={styles.link} href={`/wallets/${chain}/${address}`} prefetch={false}>
      {label !== null && <span className={styles.label}>{label}</span>}
      <code className={styles.block}>{address}</code>
    </Link>
  );
}

/** A transaction, linked to a public explorer where its chain has one. That link leaves this site. */
export function TxLink({ chain, hash }: { chain: string; hash: string }) {
  const explorer = chainByName(chain)?.explorer?.tx;
  const short = <code>{shortHash(hash)}</code>;
  if (explorer === undefined) return <span title={hash}>{short}</span>;
  return (
    <a href={`${explorer}${hash}`} title={hash} rel="noopener external">
      {short}
    </a>
  );
}
