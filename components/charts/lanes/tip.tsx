'use client';

import { type PointerEvent, type ReactNode, useState } from 'react';
import styles from './lanes.module.css';

interface Shown {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly flip: boolean;
}

/** Shows the `data-tip` of the mark under the pointer, first line in bold. What it says also stands in the table. */
export function Tips({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown>();
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const mark = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
    const text = mark?.getAttribute('data-tip');
    if (text === null || text === undefined) return setShown(undefined);
    const frame = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - frame.left;
    setShown({ text, x, y: event.clientY - frame.top, flip: x > frame.width / 2 });
  };
  const [first, ...rest] = shown?.text.split('\n') ?? [];
  return (
    <div className={styles.tips} onPointerMove={follow} onPointerLeave={() => setShown(undefined)}>
      {children}
      {shown !== undefined && (
        <div
          className={styles.tip}
          role="presentation"
          style={{ left: shown.x, top: shown.y, transform: `translate(${shown.flip ? 'calc(-100% - 14px)' : '14px'}, 14px)` }}
        >
          <strong>{first}</strong>
          {rest.filter((line) => line !== '').map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      )}
    </div>
  );
}
