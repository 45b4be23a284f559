import type { Dataset } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { publishers } from '@/lib/format/sources';
import { type ChartParams, chartAddress, pageAddress } from './addresses';
import { Behind } from './behind';
import { Cite } from './cite';
import { ChartDownloads } from './downloads';
import { EmbedBuilder } from './embed-builder';
import styles from './frame.module.css';

interface ClosingProps {
  readonly dataset: Dataset<object>;
  readonly params?: ChartParams;
  /** Said before the sources where several charts close together. */
  readonly name?: string;
  /** An embed has no embed of its own. */
  readonly bare?: boolean;
}

/** The line that every chart ends in: sources, as of, and ways to take it along. */
export function Closing({ dataset, params = {}, name, bare = false }: ClosingProps) {
  const { id, title, sources, asOf } = dataset;
  const target = bare ? '_blank' : undefined;
  return (
    <footer className={styles.closing}>
      <div className={styles.line}>
        <p>
          {name !== undefined && <strong>{name}. </strong>}Sources: {publishers(sources)} · As of {formatDate(asOf)}
          {!dataset.complete && ' · incomplete'}
        </p>
        <ul className={styles.links}>
          <li>
            <a href={chartAddress(id, 'csv', params)} download>
              Download CSV
            </a>
          </li>
          <li>
            <a href={pageAddress(id, params)} target={target}>
              Chart by itself
            </a>
          </li>
          <li>
            <a href={`/methodology#${id}`} target={target}>
              How is this computed?
            </a>
          </li>
        </ul>
      </div>
      <div className={styles.more}>
        <Behind dataset={dataset} params={params} bare={bare} />
        <details>
          <summary>Download</summary>
          <ChartDownloads id={id} params={params} />
        </details>
        {!bare && (
          <details>
            <summary>Embed</summary>
            <EmbedBuilder id={id} title={title} params={params} />
          </details>
        )}
        {!bare && (
          <details>
            <summary>Cite</summary>
            <Cite dataset={{ id, title, asOf, methodVersion: dataset.methodVersion }} params={params} />
          </details>
        )}
      </div>
    </footer>
  );
}
