import { stageColor } from '@/lib/drawing/stages';
import { formatUsdExact, formatUsdShort } from '@/lib/format/number';
import type { StageGraph } from './stage-graph';
import { type PlacedNode, stageLayout } from './stage-layout';
import styles from './stages.module.css';

interface StagePictureProps {
  readonly id: string;
  readonly graph: StageGraph;
  readonly width: number;
  readonly right: number;
  readonly longest: number;
  readonly className: string | undefined;
  readonly title: string;
}

/** Not looked at, or only suspected: hatched, so that no one takes it for seen. */
const HATCHED = new Set(['frontier', 'suspected service', 'ambiguous swap']);

/** A Sankey that the server draws: it needs no script. Each mark tells its figure to the pointer. */
export function StagePicture({ id, graph, width, right, longest, className, title }: StagePictureProps) {
  const layout = stageLayout(graph, width, right);
  const fill = (category: string) => (HATCHED.has(category) ? `url(#${id}-hatch)` : colorOf(category));
  return (
    <svg className={className} viewBox={`0 0 ${layout.width} ${layout.height}`} role="img" aria-label={title}>
      <defs>
        <pattern id={`${id}-hatch`} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1={0} y1={0} x2={0} y2={5} stroke="var(--stage-frontier)" strokeWidth={1.6} />
        </pattern>
      </defs>
      {layout.links.map(({ link, path, width: thick }) => (
        <path
          key={`${link.from.id} ${link.to.id}`}
          d={path}
          fill="none"
          stroke={HATCHED.has(link.to.category) ? 'var(--stage-frontier)' : colorOf(link.to.category)}
          strokeOpacity={HATCHED.has(link.to.category) ? 0.18 : 0.32}
          strokeWidth={Math.max(thick, 1)}
        >
          <title>{`${link.from.title} to ${link.to.title}: ${formatUsdExact(link.usd)}`}</title>
        </path>
      ))}
      {layout.nodes.map((placed) => (
        <g key={placed.node.id}>
          <rect x={placed.x} y={placed.y} width={placed.width} height={Math.max(placed.height, 1)} fill={fill(placed.node.category)} stroke={HATCHED.has(placed.node.category) ? 'var(--stage-frontier)' : undefined}>
            <title>{`${placed.node.title}: ${formatUsdExact(placed.node.usd)}`}</title>
          </rect>
          <Label placed={placed} longest={longest} />
        </g>
      ))}
    </svg>
  );
}

function Label({ placed: { node, x, y, width, height }, longest }: { placed: PlacedNode; longest: number }) {
  const name = node.title.length > longest ? `${node.title.slice(0, longest - 1)}…` : node.title;
  return (
    <text className={styles.label} x={x + width + 5} y={y + height / 2 + 4} data-label="">
      {name} <tspan className={styles.value}>{formatUsdShort(node.usd)}</tspan>
    </text>
  );
}

const colorOf = (category: string) => (category === 'stolen' ? 'var(--theft-official)' : stageColor(category));
