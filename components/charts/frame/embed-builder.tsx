'use client';

import { type ReactNode, useId, useState } from 'react';
import type { ServedChart } from '@/lib/charts/contract';
import { embedFrame, embedPath, followScript } from '@/lib/format/embed';
import { type ChartParams, FRAME_HEIGHTS } from './addresses';
import { Copyable, useOrigin } from './copyable';
import styles from './frame.module.css';
import { useFrozen } from './use-frozen';

interface EmbedBuilderProps {
  readonly id: ServedChart;
  readonly title: string;
  readonly params: ChartParams;
}

const KINDS = [['live', 'live, with the data of the day'], ['still', 'live, a picture without a script'], ['frozen', 'frozen, the same for ever']] as const;
const SIZES = [['', 'as wide as its place'], ['320', '320 px'], ['600', '600 px'], ['850', '850 px'], ['1000', '1000 px']] as const;
const THEMES = [['auto', 'as the reader’s system'], ['light', 'light'], ['dark', 'dark']] as const;
const STILL_HEIGHT = 760;

/** Code for another site, with a preview of what it will show. */
export function EmbedBuilder({ id, title, params }: EmbedBuilderProps) {
  const origin = useOrigin();
  const [kind, setKind] = useState('live');
  const [size, setSize] = useState('');
  const [theme, setTheme] = useState('auto');
  const [follow, setFollow] = useState(true);
  const [shown, setShown] = useState(false);
  const { frozen, failure, ask } = useFrozen(id, params);

  const still = kind !== 'live';
  const chosen: ChartParams = {
    ...(kind === 'frozen' && frozen !== undefined ? { v: frozen.id } : params),
    ...(kind === 'still' ? { plain: '1' } : {}),
    theme: still && theme === 'auto' ? 'light' : theme,
  };
  const height = still ? STILL_HEIGHT : FRAME_HEIGHTS[id];
  const frame = embedFrame({ origin, chart: id, title, params: chosen, height, ...(size === '' ? {} : { width: Number(size) }) });
  const code = still || !follow ? frame : `${frame}\n${followScript(origin)}`;
  const waiting = kind === 'frozen' && frozen === undefined;

  return (
    <div className={styles.builder}>
      <div className={styles.choices}>
        <Choice label="Data" value={kind} options={KINDS} onChange={(next) => {
          setKind(next);
          if (next === 'frozen') ask();
        }} />
        <Choice label="Width" value={size} options={SIZES} onChange={setSize} />
        <Choice label="Colours" value={theme} options={still ? THEMES.slice(1) : THEMES} onChange={setTheme} />
        {!still && (
          <label>
            <input type="checkbox" checked={follow} onChange={(event) => setFollow(event.target.checked)} /> let its height follow what it shows, by a small script
          </label>
        )}
      </div>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {waiting ? failure === undefined && <p role="status">Freezing the data of now…</p> : <Copyable label="Code for another site" text={code} />}
      {!waiting && (
        <p>
          <button className={styles.copy} type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? 'Hide the preview' : 'Preview'}
          </button>
        </p>
      )}
      {shown && !waiting && (
        <iframe className={styles.preview} src={embedPath(id, chosen)} title={`Preview: ${title}`} width={size === '' ? '100%' : size} height={height} loading="lazy" />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <span>
      <label htmlFor={id}>{label}</label>{' '}
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
