export interface RangeLimits {
  readonly start: number;
  readonly max: number;
}

/** How many blocks to ask for next; one for each endpoint and kind of request, kept over a whole sync. */
export interface RangeSize {
  current(): number;
  /** An answer to so many blocks; `rows` are those in it. */
  succeeded(asked: number, rows?: number): void;
  /** False when one block was refused: less can't be asked. `limit` is the most that the refusal says it allows. */
  refused(asked: number, slow: boolean, limit?: number): boolean;
}

/** After so many answers in a row, a refusal may have been a matter of those blocks, not of the endpoint. */
const FORGIVEN_AFTER = 128;
/** Answers with more rows are not sought: they take memory, and hold up who reads the pages meanwhile. */
const MANY_ROWS = 5_000;

/**
 * Doubles on success and halves on refusal (a sixteenth after a time-out, which costs seconds); between the
 * largest range that worked and the smallest that did not it closes in by bisection, so that an endpoint with
 * a fixed limit refuses only a few times. A limit that a refusal names is taken at its word.
 */
export function createRangeSize({ start, max }: RangeLimits): RangeSize {
  let size = Math.min(start, max);
  let ceiling = Infinity;
  let streak = 0;
  let named = Infinity;
  return {
    current: () => size,
    succeeded(asked, rows = 0) {
      if (++streak >= FORGIVEN_AFTER) [ceiling, streak] = [Infinity, 0];
      if (rows > MANY_ROWS) {
        size = Math.max(1, Math.min(size, Math.floor((asked * MANY_ROWS) / rows)));
        return;
      }
      if (asked < size || rows * 2 > MANY_ROWS) return;
      const between = Math.floor((size + ceiling) / 2);
      const next = ceiling === Infinity ? size * 2 : between - size > size / 8 ? between : size;
      size = Math.min(max, named, next);
    },
    refused(asked, slow, limit) {
      streak = 0;
      if (limit !== undefined && limit < asked) {
        size = named = limit;
        return true;
      }
      ceiling = Math.min(ceiling, asked);
      size = Math.max(1, Math.floor(asked / (slow ? 16 : 2)));
      return asked > 1;
    },
  };
}
