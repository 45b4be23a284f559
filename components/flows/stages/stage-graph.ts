import type { TraceView } from '@/lib/charts/contract';
import { formatUsd, parseUsd } from '@/lib/core/money';
import { stageLabel } from '@/lib/format/labels';
import { type PlacePiece, piecesOf } from './pieces';

/** The columns of the picture, from left to right. */
export const COLUMNS = ['stolen', 'exchanged', 'asset', 'steps', 'stage', 'service'] as const;
export type StageColumn = (typeof COLUMNS)[number];

export interface StageNode {
  readonly id: string;
  readonly column: StageColumn;
  readonly title: string;
  /** The stage or category that it is coloured by; `stolen` for what was taken. */
  readonly category: string;
  /** Decimal dollars at the time of the theft. */
  readonly usd: string;
}

export interface StageLink {
  readonly from: StageNode;
  readonly to: StageNode;
  readonly usd: string;
}

export interface StageGraph {
  readonly nodes: readonly StageNode[];
  readonly links: readonly StageLink[];
}

type Step = Omit<StageNode, 'usd'>;

/** Services with a name of their own in the picture; the rest of a stage stand together. */
const NAMED = 10;

/**
 * Where the loot went by stage, in dollars at the time of the theft: what was stolen, what of it was exchanged into another
 * asset, after how many steps it arrived, in which stage and at whom. What has no price has no width and is left out.
 */
export function stageGraph(view: TraceView, columns: readonly StageColumn[] = COLUMNS): StageGraph {
  const shown = new Set(columns);
  const pieces = piecesOf(view);
  const assets = assetsOf(view, pieces);
  const exchanged = shown.has('exchanged') && assets.some(({ stolen, now }) => stolen !== now);
  const flows: { readonly steps: readonly Step[]; readonly micros: bigint }[] = [];
  for (const { asset, stolen, now } of exchanged ? assets : []) {
    const taken: Step = { id: `stolen ${asset}`, column: 'stolen', title: `${nameOf(asset)} stolen`, category: 'stolen' };
    const swap: Step = { id: 'exchanged', column: 'exchanged', title: 'exchanged', category: 'swap' };
    const held: Step = { id: `asset ${asset}`, column: 'asset', title: `as ${nameOf(asset)}`, category: 'consolidation' };
    flows.push({ steps: [taken, held], micros: stolen < now ? stolen : now });
    flows.push({ steps: [taken, swap], micros: stolen - now });
    flows.push({ steps: [swap, held], micros: now - stolen });
  }
  const named = namedServices(pieces);
  for (const { place, steps, micros } of pieces) {
    const asset = `${place.chain} ${place.asset}`;
    const start: Step = exchanged
      ? { id: `asset ${asset}`, column: 'asset', title: `as ${nameOf(asset)}`, category: 'consolidation' }
      : { id: `stolen ${asset}`, column: 'stolen', title: nameOf(asset), category: 'stolen' };
    const way: Step[] = [start];
    if (shown.has('steps') && place.category !== 'fee') way.push({ id: `steps ${steps ?? 'unknown'}`, column: 'steps', title: stepTitle(steps), category: 'consolidation' });
    way.push({ id: `stage ${place.category}`, column: 'stage', title: stageLabel(place.category), category: place.category });
    if (shown.has('service') && place.name !== null) way.push(serviceStep(place.category, place.name, named));
    flows.push({ steps: way, micros });
  }
  return sumUp(flows);
}

function assetsOf(view: TraceView, pieces: readonly PlacePiece[]) {
  const sums = new Map<string, { asset: string; stolen: bigint; now: bigint }>();
  const of = (chain: string, symbol: string) => {
    const asset = `${chain} ${symbol}`;
    const sum = sums.get(asset) ?? { asset, stolen: 0n, now: 0n };
    sums.set(asset, sum);
    return sum;
  };
  for (const { chain, asset, usd } of view.stolen) if (usd !== null) of(chain, asset).stolen += parseUsd(usd);
  for (const { place, micros } of pieces) of(place.chain, place.asset).now += micros;
  return [...sums.values()];
}

const nameOf = (asset: string) => asset.slice(asset.indexOf(' ') + 1);

function stepTitle(steps: number | null): string {
  if (steps === null) return 'ways not listed';
  if (steps === 0) return 'never moved on';
  return steps === 1 ? 'after 1 step' : `after ${steps} steps`;
}

const serviceKey = (category: string, name: string) => `${category} ${name}`;

function serviceStep(category: string, name: string, named: ReadonlySet<string>): Step {
  const own = named.has(serviceKey(category, name));
  return { id: `service ${own ? serviceKey(category, name) : `${category}, others`}`, column: 'service', title: own ? name : `other: ${stageLabel(category)}`, category };
}

function namedServices(pieces: readonly PlacePiece[]): ReadonlySet<string> {
  const sums = new Map<string, bigint>();
  for (const { place, micros } of pieces) {
    if (place.name === null) continue;
    const key = serviceKey(place.category, place.name);
    sums.set(key, (sums.get(key) ?? 0n) + micros);
  }
  const largest = [...sums].sort((a, b) => (a[1] === b[1] ? (a[0] < b[0] ? -1 : 1) : a[1] > b[1] ? -1 : 1));
  return new Set(largest.slice(0, NAMED).map(([key]) => key));
}

function sumUp(flows: readonly { readonly steps: readonly Step[]; readonly micros: bigint }[]): StageGraph {
  const steps = new Map<string, Step>();
  const links = new Map<string, { from: string; to: string; micros: bigint }>();
  const sums = new Map<string, { into: bigint; out: bigint }>();
  const sumOf = (id: string) => {
    const sum = sums.get(id) ?? { into: 0n, out: 0n };
    sums.set(id, sum);
    return sum;
  };
  for (const flow of flows.filter(({ micros }) => micros > 0n)) {
    for (const step of flow.steps) steps.set(step.id, step);
    flow.steps.slice(1).forEach((to, i) => {
      const from = flow.steps[i] ?? to;
      const link = links.get(`${from.id} > ${to.id}`) ?? { from: from.id, to: to.id, micros: 0n };
      link.micros += flow.micros;
      links.set(`${from.id} > ${to.id}`, link);
      sumOf(from.id).out += flow.micros;
      sumOf(to.id).into += flow.micros;
    });
  }
  const nodes = new Map([...steps.values()].map((step) => {
    const { into, out } = sumOf(step.id);
    return [step.id, { ...step, usd: formatUsd(into > out ? into : out) }];
  }));
  return {
    nodes: [...nodes.values()],
    links: [...links.values()].flatMap(({ from, to, micros }) => {
      const ends = { from: nodes.get(from), to: nodes.get(to) };
      return ends.from === undefined || ends.to === undefined ? [] : [{ from: ends.from, to: ends.to, usd: formatUsd(micros) }];
    }),
  };
}
