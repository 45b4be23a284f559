import Link from 'next/link';
import type { SearchPage } from '@/lib/charts/contract';
import { plural } from '@/lib/format/number';
import styles from './search.module.css';

/** Says of an address that no source names it, and what that does not mean; of other words that nothing has them. */
export function NotFound({ found: { address, lists }, total }: { found: SearchPage; total: number }) {
  if (address === null) return total > 0 ? null : <p className={styles.plain}>Nothing that we hold has all of these words. A shorter part of a name or of an address finds more.</p>;
  if (lists.wallets.total + lists.services.total > 0) return null;
  return (
    <div className={styles.plain}>
      <p>
        <strong>No source that we hold names this address</strong>, neither as flagged nor as a service.
        {lists.transfers.total > 0 && <> It stands in {plural(lists.transfers.total, 'stored transfer')} of others: that it exchanged value with somebody says nothing about whose it is.</>}
      </p>
      <p>
        This is no clearance. It does not mean that the address is clean, that nobody suspects it, or that no stolen value went through it:
        sources are late and incomplete, actors use new addresses every day, and most of the chain was never read here.{' '}
        <Link href="/screen">Screen addresses</Link> against traces and lists as well.
      </p>
    </div>
  );
}
