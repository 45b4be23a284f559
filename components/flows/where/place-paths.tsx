import type { TracePath, TraceTheft } from '@/lib/charts/contract';
import { TxLink } from '@/components/wallets/links';
import { formatAmount, plural } from '@/lib/format/number';
import styles from '../flows.module.css';

/** The listed ways into a place, transaction by transaction from the theft. */
export function PlacePaths({ paths, thefts }: { paths: readonly TracePath[]; thefts: readonly TraceTheft[] }) {
  if (paths.length === 0) return <span className={styles.unknown}>none listed</span>;
  const theftChains = new Map(thefts.map(({ tx_hash: hash, chain }) => [hash, chain]));
  return (
    <details>
      <summary>{plural(paths.length, 'way')}</summary>
      <ol className={styles.paths}>
        {paths.map((path) => (
          <li key={path.transactions.join(' ')}>
            {formatAmount(path.amount, path.asset)} in {plural(path.transactions.length, 'transaction')}
            <ol>
              {path.transactions.map((hash) => (
                <li key={hash}><Transaction hash={hash} path={path} theftChain={theftChains.get(path.transactions[0] ?? '')} theft={theftChains.has(hash)} /></li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Where a way crossed a bridge, only the chain of the theft itself is known: a link to the wrong explorer would find nothing. */
function Transaction({ hash, path, theftChain, theft }: { hash: string; path: TracePath; theftChain: string | undefined; theft: boolean }) {
  const chain = theft ? theftChain : theftChain === path.chain ? path.chain : undefined;
  return (
    <>
      {chain === undefined ? <code title={hash}>{hash.slice(0, 18)}…</code> : <TxLink chain={chain} hash={hash} />}
      {theft && <span className={styles.aside}>the theft</span>}
    </>
  );
}
