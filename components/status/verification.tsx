import type { StatusPage } from '@/lib/charts/contract';
import { groupDigits } from '@/lib/format/number';
import styles from './status.module.css';

const RESULTS = [
  ['match', 'the node has the same transfer'],
  ['mismatch', 'the node has it with other figures'],
  ['not found', 'the node has no such transfer'],
  ['unverified', 'not read from a node yet'],
] as const;

/** What came of checking the shipped transfers against a node. */
export function Verification({ counts }: { counts: StatusPage['verification'] }) {
  return (
    <ul className={styles.counts}>
      {RESULTS.map(([result, meaning]) => (
        <li key={result}>
          <span className={styles.count}>{groupDigits(String(counts[result]))}</span>
          {result}
          <span className={styles.formats}>{meaning}</span>
        </li>
      ))}
    </ul>
  );
}
