import type { Db } from '@/lib/db/client';
import { type CrawlPhase, type CrawlRow, saveCrawl } from '@/lib/db/crawls';
import type { CrawlBudget } from './crawl-next';

/** How far a crawl is. `requests` and `rows` count those of this crawl alone. */
export interface CrawlProgress {
  readonly incident: string;
  readonly state: CrawlPhase;
  readonly message: string | null;
  /** Addresses of the way whose history is there, and the most steps from the theft among them. */
  readonly addresses: number;
  readonly hops: number;
  readonly requests: number;
  /** Transfers that were new. */
  readonly rows: number;
  readonly budget: CrawlBudget;
  /** What is being read; null between two readings. `percent` of its blocks are there. */
  readonly reading: { readonly chain: string; readonly addresses: number; readonly percent: number } | null;
  readonly startedAt: Date;
  readonly updatedAt: Date;
}

/** The progress of one crawl: told to whoever listens, and stored once a second at most, the end of it always. */
export interface CrawlReport {
  readonly state: () => CrawlProgress;
  tell(change: Partial<CrawlProgress>): Promise<void>;
}

export interface CrawlReportOptions {
  readonly db: Db;
  readonly incident: string;
  readonly budget: CrawlBudget;
  readonly clock: () => Date;
  readonly onProgress?: (progress: CrawlProgress) => void;
}

const STORED_EVERY_MS = 1_000;

/** Makes the report of a crawl that starts now. */
export function createCrawlReport({ db, incident, budget, clock, onProgress }: CrawlReportOptions): CrawlReport {
  const startedAt = clock();
  let storedAt = 0;
  let state: CrawlProgress = {
    incident, state: 'running', message: null, addresses: 0, hops: 0, requests: 0, rows: 0, budget, reading: null, startedAt, updatedAt: startedAt,
  };
  return {
    state: () => state,
    async tell(change) {
      const updatedAt = clock();
      state = { ...state, ...change, updatedAt };
      if (state.state !== 'running' || updatedAt.getTime() - storedAt >= STORED_EVERY_MS) {
        storedAt = updatedAt.getTime();
        await saveCrawl(db, rowOf(state));
      }
      onProgress?.(state);
    },
  };
}

function rowOf({ budget, incident, state, message, addresses, hops, requests, rows, startedAt, updatedAt }: CrawlProgress): CrawlRow {
  return { ...budget, incident, state, message, addresses, hops, requests, rows, startedAt, updatedAt };
}
