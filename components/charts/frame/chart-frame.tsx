import type { AnyDataset } from '../chart-view';
import { ChartView } from '../chart-view';
import type { ChartParams } from './addresses';
import { Closing } from './closing';
import styles from './frame.module.css';

interface ChartFrameProps {
  readonly dataset: AnyDataset;
  /** The parameters that the dataset was asked with, so that downloads and embeds are the same answer. */
  readonly params?: ChartParams;
  /** Victims by slug, for labels. */
  readonly names?: Readonly<Record<string, string>>;
  readonly bare?: boolean;
  /** The chart is what the page is about. */
  readonly alone?: boolean;
}

/** One chart with all that it needs to stand alone: title, drawing, notes, and the line that every chart ends in. */
export function ChartFrame({ dataset, params, names = {}, bare = false, alone = false }: ChartFrameProps) {
  return (
    <section className={styles.frame} id={dataset.id} aria-labelledby={`${dataset.id}-title`}>
      <header>
        {alone ? <h1 id={`${dataset.id}-title`}>{dataset.title}</h1> : bare ? <h1 id={`${dataset.id}-title`} className={styles.bareTitle}>{dataset.title}</h1> : <h2 id={`${dataset.id}-title`}>{dataset.title}</h2>}
        <p>{dataset.subtitle}</p>
      </header>
      <div className={styles.drawing}>
        <ChartView dataset={dataset} names={names} />
      </div>
      {dataset.notes.length > 0 && (
        <ul className={styles.notes}>
          {dataset.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Closing dataset={dataset} params={params} bare={bare} />
    </section>
  );
}
