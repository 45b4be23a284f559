'use client';

import type { MouseEvent } from 'react';
import { formatDate } from '@/lib/format/date';
import styles from './lanes.module.css';
import { keyed } from './time-frame';
import { DAY, isoDate, presets, type TimeWindow, within } from './time-window';
import { windowHref } from './use-time-window';

interface WindowBarProps {
  readonly asOf: string;
  readonly window: TimeWindow;
  readonly full: TimeWindow;
  readonly onChange: (next: TimeWindow) => void;
}

const STEPS = [
  ['ArrowLeft', '←', 'Earlier'],
  ['ArrowRight', '→', 'Later'],
  ['+', '+', 'Zoom in'],
  ['-', '−', 'Zoom out'],
] as const;

export function WindowBar({ asOf, window, full, onChange }: WindowBarProps) {
  const same = (other: TimeWindow) => other.from === window.from && other.to === window.to;
  const choose = (next: TimeWindow) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChange(next);
  };
  return (
    <div className={styles.bar}>
      <ul className={styles.windows} aria-label="Time window">
        {presets(asOf).map((preset) => (
          <li key={preset.label}>
            <a href={windowHref(preset.window, full)} aria-current={same(within(preset.window, full))} onClick={choose(preset.window)}>
              {preset.label}
            </a>
          </li>
        ))}
      </ul>
      <span>
        <span aria-live="polite">
          {formatDate(isoDate(window.from))} to {formatDate(isoDate(window.to - DAY))}
        </span>{' '}
        <span className={styles.steps}>
          {STEPS.map(([key, sign, label]) => {
            const next = keyed(key, window, full);
            return (
              <button
                key={key}
                type="button"
                aria-label={label}
                disabled={next === undefined || same(within(next, full))}
                onClick={() => next !== undefined && onChange(next)}
              >
                {sign}
              </button>
            );
          })}
        </span>
      </span>
    </div>
  );
}
