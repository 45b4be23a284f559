'use client';

import type { MouseEvent } from 'react';
import { formatDate } from '@/lib/format/date';
import styles from './lanes.module.css';
import { keyed } from './time-frame';
import { DAY, isoDate, presets, type TimeWindow, windowOfTheft, within } from '@/lib/drawing/time-window';
import { windowHref } from './use-time-window';

interface WindowBarProps {
  readonly asOf: string;
  readonly window: TimeWindow;
  readonly full: TimeWindow;
  readonly onChange: (next: TimeWindow) => void;
  /** Thefts to go to, where there are any to choose from. */
  readonly thefts?: readonly TheftChoice[];
}

export interface TheftChoice {
  readonly slug: string;
  readonly victim: string;
  readonly date: string;
}

const STEPS = [
  ['ArrowLeft', '←', 'Earlier'],
  ['ArrowRight', '→', 'Later'],
  ['+', '+', 'Zoom in'],
  ['-', '−', 'Zoom out'],
] as const;

export function WindowBar({ asOf, window, full, onChange, thefts = [] }: WindowBarProps) {
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
        {thefts.length > 0 && (
          <li>
            <TheftSelect thefts={thefts} chosen={thefts.find(({ date }) => same(within(windowOfTheft(date), full)))?.slug} onChoose={(date) => onChange(windowOfTheft(date))} />
          </li>
        )}
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

function TheftSelect({ thefts, chosen, onChoose }: { thefts: readonly TheftChoice[]; chosen: string | undefined; onChoose: (date: string) => void }) {
  const choose = (slug: string) => {
    const theft = thefts.find((one) => one.slug === slug);
    if (theft !== undefined) onChoose(theft.date);
  };
  return (
    <select className={styles.theft} aria-label="Around one theft" value={chosen ?? ''} onChange={(event) => choose(event.target.value)}>
      <option value="">around one theft</option>
      {thefts.map(({ slug, victim, date }) => (
        <option key={slug} value={slug}>
          {victim}, {date.slice(0, 4)}
        </option>
      ))}
    </select>
  );
}
