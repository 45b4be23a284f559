import { type AnswerCache, createAnswerCache } from '@/lib/api/cache';
import { log, loggable } from '@/lib/api/log';
import type { ChartContext } from '@/lib/charts/context';

/** What the parts of the server share: the store as charts ask it, and the answers that are kept for a moment. */
export interface Asking {
  readonly context: ChartContext;
  readonly answers: AnswerCache;
  /** The value under this key, from `compute` unless it was made a moment ago. It has to survive JSON. */
  readonly kept: <T>(key: string, compute: () => Promise<T>) => Promise<T>;
}

/** Asks this store, with an empty cache. */
export function createAsking(context: ChartContext): Asking {
  const answers = createAnswerCache({
    onFailure: (key, error) => log().warn({ key, ...loggable(error) }, 'An answer could not be renewed; the last one is given.'),
  });
  return {
    context,
    answers,
    kept: async <T>(key: string, compute: () => Promise<T>) => {
      const { text } = await answers.get(key, async () => ({ value: await compute() }));
      return (JSON.parse(text) as { value: T }).value;
    },
  };
}

/** No parameters. */
export const NOTHING = new URLSearchParams();
