import styles from './developers.module.css';
import { examplesFor } from './examples';

/** One line for each tool. */
export function Examples({ origin }: { origin: string }) {
  return (
    <dl className={styles.examples}>
      {examplesFor(origin).map(({ tool, code, note }) => (
        <div key={tool}>
          <dt>{tool}</dt>
          <dd>
            <code>{code}</code>
            {note === undefined ? null : <p>{note}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
