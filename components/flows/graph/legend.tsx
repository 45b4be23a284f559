import type { TraceNode } from '@/lib/charts/contract';
import styles from './graph.module.css';
import { CORNERS, type Mark, markKey, markOf } from './marks';

/** What the marks of the drawn nodes mean, each once, in the order in which the graph brings them. */
export function GraphLegend({ nodes }: { nodes: readonly TraceNode[] }) {
  const marks = new Map(nodes.map((node) => markOf(node)).map((mark) => [`${markKey(mark)} ${mark.text}`, mark]));
  return (
    <ul className={styles.legend} aria-label="Marks">
      {[...marks].map(([key, mark]) => (
        <li key={key}>
          <MarkGlyph mark={mark} />
          {mark.text}
        </li>
      ))}
    </ul>
  );
}

export function MarkGlyph({ mark }: { mark: Mark }) {
  const { shape, color, look } = mark;
  const filled = look === 'filled';
  const paint = {
    fill: filled ? `var(${color})` : 'var(--paper)',
    stroke: `var(${color})`,
    strokeWidth: filled ? 0 : 2,
    strokeDasharray: look === 'dashed' ? '3 2' : undefined,
  };
  return (
    <svg className={styles.glyph} viewBox="-8 -8 16 16" aria-hidden="true">
      {shape === 'circle' ? <circle r={5.5} {...paint} /> : <polygon points={CORNERS[shape].map(([x, y]) => `${x * 5.5},${y * 5.5}`).join(' ')} {...paint} />}
    </svg>
  );
}
