'use client';

import { CopyButton } from '@/components/wallets/copy-button';
import { groupDigits } from '@/lib/format/number';
import styles from './graph.module.css';
import { MAIN_NODES } from './shown';
import type { GraphView } from './view';
import type { ViewAction } from './view-actions';
import { WHOLE, zoomAt } from './camera';

interface ToolsProps {
  readonly view: GraphView;
  readonly total: number;
  readonly link: string;
  readonly act: (action: ViewAction) => void;
}

/** The middle of a picture is where the camera is, whatever the size of the window. */
const ANY_SIZE = { width: 1000, height: 600 };

export function GraphTools({ view, total, link, act }: ToolsProps) {
  const zoom = (factor: number) => act({ do: 'look', camera: zoomAt(view.camera, ANY_SIZE, factor) });
  return (
    <div className={styles.tools}>
      <span className={styles.group}>
        <button type="button" aria-label="Zoom in" onClick={() => zoom(1.5)}>+</button>
        <button type="button" aria-label="Zoom out" onClick={() => zoom(1 / 1.5)}>−</button>
        <button type="button" onClick={() => act({ do: 'look', camera: WHOLE })}>Fit</button>
      </span>
      <label className={styles.check}>
        <input type="checkbox" checked={view.labels} onChange={(event) => act({ do: 'label', labels: event.target.checked })} /> Labels
      </label>
      {total > MAIN_NODES && (
        <label className={styles.check}>
          <input type="checkbox" checked={view.all} onChange={(event) => act({ do: 'show all', all: event.target.checked })} /> All{' '}
          {groupDigits(String(total))} wallets
        </label>
      )}
      {view.hidden.length > 0 && (
        <button type="button" onClick={() => act({ do: 'show hidden' })}>Show {view.hidden.length} hidden</button>
      )}
      <CopyButton text={link} what="link to this view" />
    </div>
  );
}
