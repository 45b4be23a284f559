import type { Interval } from '@/lib/core/intervals';
import { TrackerError } from '@/lib/core/errors';
import { EndpointError } from './errors';

export interface RangeLimits {
  readonly start: number;
  readonly max: number;
}

/** How many blocks to ask for next; one for each kind of request, kept over a whole sync. */
export interface RangeSize {
  current(): number;
  succeeded(asked: number): void;
  /** False when one block was refused: less can't be asked. */
  refused(asked: number, slow: boolean): boolean;
}

/** After so many answers in a row, a refusal may have been a matter of those blocks, not of the endpoint. */
const FORGIVEN_AFTER = 128;

/**
 * Doubles on success and halves on refusal (a sixteenth after a time-out, which costs seconds); between the
 * largest range that worked and the smallest that did not it closes in by bisection, so that an endpoint with
 * a fixed limit refuses only a few times.
 */
export function createRangeSize({ start, max }: RangeLimits): RangeSize {
  let size = Math.min(start, max);
  let ceiling = Infinity;
  let streak = 0;
  return {
    current: () => size,
    succeeded(asked) {
      if (++streak >= FORGIVEN_AFTER) [ceiling, streak] = [Infinity, 0];
      if (asked < size) return;
      const between = Math.floor((size + ceiling) / 2);
      const next = ceiling === Infinity ? size * 2 : between - size > size / 8 ? between : size;
      size = Math.min(max, next);
    },
    refused(asked, slow) {
      streak = 0;
      ceiling = Math.min(ceiling, asked);
      size = Math.max(1, Math.floor(asked / (slow ? 16 : 2)));
      return asked > 1;
    },
  };
}

/** A time-out this long after the last answer ends the walk: one smaller range was tried by then. */
const PATIENCE_MS = 5_000;

/**
 * Walks over an interval from old to new in pieces that the endpoint can answer. Each piece is yielded as soon
 * as it is there, so that it can be committed; together they are the interval, without gap or overlap.
 * Throws what `fetch` throws, when a smaller range does not help: then nothing of that piece was yielded.
 */
export async function* walk<T>(
  interval: Interval,
  size: RangeSize,
  fetch: (piece: Interval) => Promise<T>,
  clock: () => number = Date.now,
): AsyncGenerator<{ piece: Interval; result: T }> {
  let from = interval.from;
  let lastAnswer = clock();
  while (from <= interval.to) {
    const piece = { from, to: Math.min(interval.to, from + size.current() - 1) };
    let result: T;
    try {
      result = await fetch(piece);
    } catch (error) {
      const asked = piece.to - piece.from + 1;
      const slow = error instanceof EndpointError && error.reason === 'slow';
      const hopeless = !mayShrink(error) || !size.refused(asked, slow) || (slow && clock() - lastAnswer > PATIENCE_MS);
      if (hopeless) throw atOneBlock(error, asked);
      continue;
    }
    size.succeeded(piece.to - piece.from + 1);
    yield { piece, result };
    lastAnswer = clock();
    from = piece.to + 1;
  }
}

function mayShrink(error: unknown): boolean {
  return error instanceof EndpointError && ['range', 'slow', 'other'].includes(error.reason ?? '');
}

function atOneBlock(error: unknown, asked: number): unknown {
  if (asked > 1 || !(error instanceof EndpointError) || error.reason !== 'range') return error;
  return new TrackerError('endpoint_incapable', `Even a single block is too much: ${error.message}`, {
    fix: 'Use another endpoint for this chain.',
    cause: error,
  });
}
