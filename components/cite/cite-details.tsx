import { type Cited, citations } from '@/lib/format/citation';
import styles from './cite.module.css';

/** How to cite a page, at three lengths. */
export function CiteDetails(cited: Cited) {
  const { short, long, bibtex } = citations(cited);
  return (
    <details className={styles.cite}>
      <summary>Cite this page</summary>
      <dl>
        <dt>Short</dt>
        <dd>{short}</dd>
        <dt>Long</dt>
        <dd>{long}</dd>
        <dt>BibTeX</dt>
        <dd>
          <pre tabIndex={0} aria-label="BibTeX">
            {bibtex}
          </pre>
        </dd>
      </dl>
    </details>
  );
}
