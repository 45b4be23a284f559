import { SCREEN_RESULTS, type ScreenResult, type ScreenRow } from './types';

/** Counts results while they are given. */
export interface Tally {
  readonly add: (row: ScreenRow) => ScreenRow;
  readonly total: number;
  readonly results: Readonly<Record<ScreenResult, number>>;
}

/** Makes a count of nothing. */
export function createTally(): Tally {
  const results = Object.fromEntries(SCREEN_RESULTS.map((result) => [result, 0])) as Record<ScreenResult, number>;
  let total = 0;
  return {
    add(row) {
      results[row.result]++;
      total++;
      return row;
    },
    get total() {
      return total;
    },
    results,
  };
}
