import type { Box } from './place-labels';

/** The scales of a lane in pixels, for drawings of exact width. */
export interface Plot {
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
  readonly area: Box;
}
