import type { ServedChart } from '@/lib/charts/contract';
import { type ChartParams, chartAddress } from './addresses';
import styles from './frame.module.css';

const FORMS = [
  ['csv', 'CSV', 'the rows'],
  ['metadata.json', 'Metadata', 'columns, units, sources, method, as of: CSVW'],
  ['json', 'JSON', 'rows, sources and events'],
  ['svg', 'SVG', 'the picture'],
  ['png', 'PNG', 'the picture, 850 by 600'],
  ['zip', 'ZIP', 'all of them'],
] as const;

/** One chart in every form. */
export function ChartDownloads({ id, params }: { id: ServedChart; params: ChartParams }) {
  return (
    <ul className={styles.forms}>
      {FORMS.map(([form, name, what]) => (
        <li key={form}>
          <a href={chartAddress(id, form, params)} download={form === 'json' ? undefined : true}>
            {name}
          </a>
          , {what}
        </li>
      ))}
    </ul>
  );
}
