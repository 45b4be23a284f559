import { screenResultLabel } from '@/lib/format/screen';
import type { ScreenResult } from '@/lib/screen/types';
import styles from './screen.module.css';

/** Filled for what a source states, half for what a trace computes, hatched for a likeness, open for the rest. */
export function ResultMark({ result, word = false }: { result: ScreenResult; word?: boolean }) {
  return (
    <span className={styles.result} data-result={result}>
      <span aria-hidden="true" className={styles.mark} />
      {word && screenResultLabel(result)}
    </span>
  );
}
