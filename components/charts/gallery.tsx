import Link from 'next/link';
import type { ServedChart } from '@/lib/charts/contract';
import { type ChartParams, chartAddress, pageAddress } from './frame/addresses';
import styles from './gallery.module.css';

export interface GalleryChart {
  readonly id: ServedChart;
  readonly title: string;
  readonly subtitle: string;
  readonly params: ChartParams;
}

/** Every chart as a small picture that leads to its page. */
export function ChartGallery({ charts }: { charts: readonly GalleryChart[] }) {
  return (
    <ul className={styles.gallery}>
      {charts.map(({ id, title, subtitle, params }) => (
        <li key={id}>
          <Link href={pageAddress(id, params)} prefetch={false}>
            <picture>
              <source media="(prefers-color-scheme: dark)" srcSet={chartAddress(id, 'svg', { ...params, theme: 'dark' })} />
              <img src={chartAddress(id, 'svg', params)} alt="" width={850} height={600} loading="lazy" />
            </picture>
            <strong>{title}</strong>
          </Link>
          <p>{subtitle}</p>
        </li>
      ))}
    </ul>
  );
}
