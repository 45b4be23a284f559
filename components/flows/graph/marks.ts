import type { TraceNode } from '@/lib/charts/contract';
import { stageGroup } from '@/lib/drawing/stages';
import { stageLabel, walletTierLabel } from '@/lib/format/labels';

export type Shape = 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon';

/** How a node is drawn: the shape says what it is, the colour which, the border how sure. No two are told apart by colour alone. */
export interface Mark {
  readonly shape: Shape;
  /** A custom property of the palette. */
  readonly color: string;
  /** Filled for what somebody states or the chain shows, open for what an analyst says, dashed for what is suspected or not looked at. */
  readonly look: 'filled' | 'open' | 'dashed';
  readonly text: string;
}

const TIERS: Readonly<Record<string, Pick<Mark, 'color' | 'look'>>> = {
  official: { color: '--theft-official', look: 'filled' },
  'official-multilateral': { color: '--theft-multilateral', look: 'filled' },
  analyst: { color: '--theft-suspected', look: 'open' },
  'analyst-secondary': { color: '--theft-suspected', look: 'dashed' },
  suspected: { color: '--theft-suspected', look: 'dashed' },
};

export function markOf({ kind, category, tier }: Pick<TraceNode, 'kind' | 'category' | 'tier'>): Mark {
  const service = category ?? 'other';
  switch (kind) {
    case 'service':
      return { shape: 'square', color: `--stage-${stageGroup(service)}`, look: 'filled', text: stageLabel(service) };
    case 'suspected':
      return { shape: 'square', color: '--stage-other', look: 'dashed', text: 'behaves like a service: suspected' };
    case 'frontier':
      return tier === null
        ? { shape: 'diamond', color: '--stage-frontier', look: 'dashed', text: 'frontier: not fetched yet, in no source' }
        : { ...walletMark(false, tier), shape: 'diamond', text: `frontier: not fetched yet, flagged: ${walletTierLabel(tier)}` };
    case 'burned':
      return { shape: 'triangle', color: '--stage-other', look: 'filled', text: 'burned' };
    case 'origin':
    case 'wallet':
      return walletMark(kind === 'origin', tier);
  }
}

function walletMark(origin: boolean, tier: string | null): Mark {
  const flagged = tier === null ? undefined : TIERS[tier];
  const shape = origin ? 'hexagon' : 'circle';
  const what = origin ? 'received the theft' : 'wallet';
  if (tier === null || flagged === undefined) return { shape, color: '--stage-unlabelled', look: 'filled', text: `${what}, in no source` };
  return { shape, ...flagged, text: `${what}, flagged: ${walletTierLabel(tier)}` };
}

/** Two nodes of the same key look the same. */
export function markKey({ shape, color, look }: Mark): string {
  return `${shape} ${color} ${look}`;
}

/** Corners of a shape of radius 1, sized so that all shapes look equally large. */
export const CORNERS: Readonly<Record<Exclude<Shape, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  diamond: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  triangle: [[0, -1.2], [1.1, 0.85], [-1.1, 0.85]],
  hexagon: [[1.15, 0], [0.575, 1], [-0.575, 1], [-1.15, 0], [-0.575, -1], [0.575, -1]],
};
