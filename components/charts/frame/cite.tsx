'use client';

import type { Dataset } from '@/lib/charts/contract';
import { citations } from '@/lib/format/citation';
import { embedPath } from '@/lib/format/embed';
import { type ChartParams, pageAddress, permanentAddress } from './addresses';
import { Copyable, useOrigin } from './copyable';
import styles from './frame.module.css';
import { useFrozen } from './use-frozen';

/** Citations of a chart: of the page that follows the data, or of the answer of now, which never changes. */
export function Cite({ dataset, params }: { dataset: Pick<Dataset<object>, 'id' | 'title' | 'asOf' | 'methodVersion'>; params: ChartParams }) {
  const { id, title, asOf, methodVersion } = dataset;
  const origin = useOrigin();
  const { frozen, failure, ask } = useFrozen(id, params);
  const path = frozen === undefined ? pageAddress(id, params) : embedPath(id, { v: frozen.id });
  const today = origin === '' ? asOf : new Date().toISOString();
  const { short, long, bibtex } = citations({ title, asOf, methodVersion, url: `${origin}${path}`, accessed: today, ...(frozen === undefined ? {} : { snapshot: frozen.id }) });
  return (
    <div className={styles.builder}>
      <p>
        {frozen === undefined ? (
          <>
            The page follows the data. What is cited should not:{' '}
            <button className={styles.copy} type="button" onClick={ask}>
              Cite the data of now, frozen
            </button>{' '}
            or open the <a href={permanentAddress(id, params)} rel="nofollow">permanent link</a>.
          </>
        ) : (
          <span role="status">
            Frozen: <a href={path}>the data of now, for ever</a>.
          </span>
        )}
      </p>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <Copyable label="Short citation" text={short} rows={2} />
      <Copyable label="Long citation" text={long} rows={3} />
      <Copyable label="BibTeX" text={bibtex} rows={8} />
    </div>
  );
}
