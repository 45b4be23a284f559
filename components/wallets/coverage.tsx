import type { WalletPage } from '@/lib/charts/contract';
import styles from './wallets.module.css';

/** Which blocks have been read for the address, by kind of transfer: what is not listed here nobody has looked at. */
export function Coverage({ page }: { page: Pick<WalletPage, 'coverage' | 'missingKinds' | 'transfers'> }) {
  const { coverage, missingKinds, transfers } = page;
  const shipped = transfers.rows.filter((row) => row.origin === 'shipped').length;
  if (coverage.length === 0) {
    return (
      <p className={styles.hatched}>
        Nobody has looked: no block has been read from a node for this address.
        {shipped > 0
          ? ' The transfers below ship with the registry, second hand; there may be many more.'
          : ' That no transfer is shown does not mean that there was none.'}
      </p>
    );
  }
  return (
    <div>
      <p>Read from a node for this address:</p>
      <ul>
        {coverage.map((range) => (
          <li key={`${range.kind} ${range.from}`}>
            {range.kind} transfers, blocks {range.from} to {range.to}
          </li>
        ))}
      </ul>
      {missingKinds.length > 0 && (
        <p className={styles.hatched}>
          The record of this address is incomplete: its {missingKinds.join(' and ')} transfers have not been read. Either no configured
          endpoint can tell of them, or none has been asked yet. What moved that way is unknown; unknown is not zero.
        </p>
      )}
    </div>
  );
}
