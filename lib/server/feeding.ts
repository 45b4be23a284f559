import { createHash } from 'node:crypto';
import { canonicalQuery } from '@/lib/api/cache';
import { feedFacts } from '@/lib/charts/feed';
import { atomFeed } from '@/lib/export/feed';
import type { Asking } from './asking';

/** What is new, for feed readers. */
export interface Feeding {
  /** The Atom feed as a file; `origin` is where the reader sees the site. */
  feed(params: URLSearchParams, origin: string): Promise<{ readonly type: string; readonly body: string; readonly etag: string; readonly frozen: false }>;
}

/** Feeds from this store. */
export function createFeeding({ context, kept }: Asking): Feeding {
  return {
    async feed(params, origin) {
      const body = atomFeed(await kept(`feed ${canonicalQuery(params)}`, () => feedFacts(context, params)), origin);
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
      return { type: 'application/atom+xml; charset=utf-8', body, etag, frozen: false };
    },
  };
}
