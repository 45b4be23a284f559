import { z } from 'zod';
import { type CrawlState, TRACE_METHODS, type TraceMethod } from '@/lib/charts/contract/trace';
import { parseUsd } from '@/lib/core/money';
import { readJsonObject } from './json-object';

/** What a crawl is asked for: how far it may go, and by which method it says what is worth reading. */
export interface CrawlRequest {
  readonly budget: CrawlState['budget'];
  readonly method: TraceMethod;
}

const DOLLARS = 'takes dollars as text or a number, such as "1000" or "0.5"';

/** What the body of a request for a crawl may hold. */
export const shape = z.strictObject({
  max_hops: z.int('takes a whole number').min(0, 'is less than 0').max(100, 'is more than 100').default(3),
  min_usd: z.union([z.string(), z.number().transform(String)], DOLLARS).refine(isUsd, DOLLARS).default('1000'),
  max_addresses: z.int('takes a whole number').min(1, 'is less than 1').max(100_000, 'is more than 100,000').default(500),
  method: z.enum(TRACE_METHODS, `is none of ${TRACE_METHODS.join(', ')}`).default('fifo'),
});

/**
 * Reads the body of a request for a crawl: `{ "max_hops": 3, "min_usd": "1000", "max_addresses": 500, "method": "fifo" }`,
 * which are the defaults of what is left out. Throws `bad_request` for what is no such object and for an unknown name,
 * `bad_value` for a value that can't be, with its field.
 */
export async function readCrawlRequest(request: Request): Promise<CrawlRequest> {
  const { method, ...budget } = await readJsonObject(request, shape);
  return { budget, method };
}

function isUsd(text: string): boolean {
  try {
    parseUsd(text);
    return true;
  } catch {
    return false;
  }
}
