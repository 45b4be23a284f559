'use client';

import { useId } from 'react';
import { formatTime } from '@/lib/format/date';
import styles from './graph.module.css';
import type { GraphModel } from './model';

const STEPS = 240;

/** Draws the graph as it was at a moment: at its end, everything. */
export function TimeSlider({ model, until, onChange }: { model: GraphModel; until: number | null; onChange: (until: number | null) => void }) {
  const id = useId();
  const step = Math.max(1, Math.round((model.until - model.from) / STEPS));
  const steps = Math.max(1, Math.ceil((model.until - model.from) / step));
  const at = until === null ? steps : Math.min(steps, Math.round((until - model.from) / step));
  const moment = formatTime(new Date((until ?? model.until) * 1000).toISOString());
  const words = until === null ? `up to the end, ${moment}` : `up to ${moment}`;
  return (
    <div className={styles.time}>
      <label htmlFor={id}>Moment</label>
      <input
        id={id}
        type="range"
        min={0}
        max={steps}
        value={at}
        aria-valuetext={words}
        onChange={(event) => {
          const chosen = Number(event.target.value);
          onChange(chosen >= steps ? null : model.from + chosen * step);
        }}
      />
      <output htmlFor={id}>{words}</output>
    </div>
  );
}
