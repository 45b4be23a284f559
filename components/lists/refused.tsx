import Link from 'next/link';
import type { Refusal } from './attempt';
import styles from './lists.module.css';

/** Says what could not be read of the request, and the way back to the whole list. */
export function Refused({ refusal, path, all }: { refusal: Refusal; path: string; all: string }) {
  return (
    <div className={styles.refused} role="alert">
      <p>
        <strong>{refusal.message}</strong> {refusal.fix}
      </p>
      <p>
        <Link href={path}>{all}</Link>
      </p>
    </div>
  );
}
