import { explain, TrackerError } from '@/lib/core/errors';
import type { Crawl, CrawlOptions } from './crawl';

export interface BackgroundCrawlOptions {
  readonly crawl: Crawl;
  /** Called with every failure after the start, already in words for people. */
  readonly onFailure?: (incident: string, sentence: string) => void;
}

/** The crawl beside the web: one at a time in this process. */
export interface BackgroundCrawl {
  /**
   * Starts a crawl and resolves once its state is stored; it goes on by itself, and what goes wrong then is told by its
   * state. Throws `lease_held` while this process or another crawls.
   */
  start(options: Pick<CrawlOptions, 'incident' | 'budget' | 'method'>): Promise<void>;
  /** Stops what is under way; resolves when nothing is written any more. */
  stop(): Promise<void>;
}

/** Makes the background crawl; nothing runs before `start`. */
export function createBackgroundCrawl({ crawl, onFailure }: BackgroundCrawlOptions): BackgroundCrawl {
  let current: { readonly incident: string; readonly stopping: AbortController; readonly ended: Promise<void> } | undefined;

  async function start(options: Pick<CrawlOptions, 'incident' | 'budget' | 'method'>): Promise<void> {
    const { incident } = options;
    if (current !== undefined) {
      throw new TrackerError('lease_held', `The trace of ${current.incident} is being fetched already.`, { fix: 'Wait for its end: its page says how far it is.' });
    }
    const stopping = new AbortController();
    let begun = false;
    let onProgress = () => undefined;
    const beginning = new Promise<void>((resolve) => {
      onProgress = () => void resolve();
    });
    const run = crawl.run({ ...options, onProgress: () => onProgress(), signal: stopping.signal });
    const ended = run
      .then(() => undefined)
      .catch((error: unknown) => (begun && !stopping.signal.aborted ? onFailure?.(incident, explain(error)) : undefined))
      .finally(() => (current = undefined));
    current = { incident, stopping, ended };
    await Promise.race([beginning, run]);
    begun = true;
  }

  return {
    start,
    async stop() {
      current?.stopping.abort();
      await current?.ended;
    },
  };
}
