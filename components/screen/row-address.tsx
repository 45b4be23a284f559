import Link from 'next/link';
import { chainByName } from '@/lib/core/chains';
import type { ScreenResult, ScreenRow } from '@/lib/screen/types';
import styles from './screen.module.css';

const NAMED: ReadonlySet<ScreenResult> = new Set(['flagged', 'listed']);

/** The address as it was given, whole, and its chain; one that we know of leads to its page. */
export function RowAddress({ row: { input, chain, address, result } }: { row: ScreenRow }) {
  const title = chain === null ? null : chain === 'evm' ? 'any chain of the EVM' : (chainByName(chain)?.title ?? chain);
  const page = NAMED.has(result) && chain !== null && address !== null && chainByName(chain) !== undefined ? `/wallets/${chain}/${address}` : undefined;
  const code = <code>{input === '' ? 'empty' : input}</code>;
  return (
    <>
      {page === undefined ? code : <Link href={page} prefetch={false}>{code}</Link>}
      {title !== null && <span className={styles.aside}>{title}</span>}
    </>
  );
}
