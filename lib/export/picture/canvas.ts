import type { Dataset } from '@/lib/charts/contract';
import type { Box } from '@/lib/drawing/place-labels';
import type { TimeWindow } from '@/lib/drawing/time-window';
import type { Ink } from './ink';

/** Where a chart is drawn, and with what. */
export interface Canvas {
  readonly area: Box;
  readonly ink: Ink;
  /** Victims by slug, for labels. */
  readonly names: Readonly<Record<string, string>>;
}

export interface LegendItem {
  readonly label: string;
  readonly color: string;
  readonly mark: 'square' | 'line' | 'dashed' | 'hatched' | 'diamond' | 'outline';
}

/** How one chart is drawn as a picture. */
export interface Drawing<Row> {
  legend?(dataset: Dataset<Row>, canvas: Pick<Canvas, 'ink' | 'names'>): readonly LegendItem[];
  /** The span of its time axis, where it has one: the timeline is then marked beneath it on the same axis. */
  span?(dataset: Dataset<Row>): TimeWindow | undefined;
  /** Said instead of a drawing, where there is nothing to draw. */
  empty?(dataset: Dataset<Row>): string | undefined;
  /** One sentence under the drawing, of what it leaves out. */
  aside?(dataset: Dataset<Row>): string | undefined;
  draw(dataset: Dataset<Row>, canvas: Canvas): string;
}

/** Where a box ends. */
export function bottomOf(box: Box): number {
  return box.y + box.height;
}
