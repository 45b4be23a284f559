import { z } from 'zod';
import { type CrawlState, TRACE_METHODS, type TraceMethod } from '@/lib/charts/contract/trace';
import { TrackerError } from '@/lib/core/errors';
import { parseUsd } from '@/lib/core/money';

/** What a crawl is asked for: how far it may go, and by which method it says what is worth reading. */
export interface CrawlRequest {
  readonly budget: CrawlState['budget'];
  readonly method: TraceMethod;
}

const DOLLARS = 'takes dollars as text or a number, such as "1000" or "0.5"';

const shape = z.strictObject({
  max_hops: z.int('takes a whole number').min(0, 'is less than 0').max(100, 'is more than 100').default(3),
  min_usd: z.union([z.string(), z.number().transform(String)], DOLLARS).refine(isUsd, DOLLARS).default('1000'),
  max_addresses: z.int('takes a whole number').min(1, 'is less than 1').max(100_000, 'is more than 100,000').default(500),
  method: z.enum(TRACE_METHODS, `is none of ${TRACE_METHODS.join(', ')}`).default('fifo'),
});

/** More is no budget but a mistake, or an attack. */
const MOST_CHARACTERS = 2_000;

/**
 * Reads the body of a request for a crawl: `{ "max_hops": 3, "min_usd": "1000", "max_addresses": 500, "method": "fifo" }`,
 * which are the defaults of what is left out. Throws `bad_request` for what is no such object and for an unknown name,
 * `bad_value` for a value that can't be, with its field.
 */
export async function readCrawlRequest(request: Request): Promise<CrawlRequest> {
  const parsed = shape.safeParse(readJson(await request.text()));
  if (parsed.success) {
    const { method, ...budget } = parsed.data;
    return { budget, method };
  }
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') throw badBody(`The body has a name that is not known here: "${issue.keys[0]?.slice(0, 50)}".`);
  const field = issue?.path[0];
  if (field === undefined) throw badBody('The body is not a JSON object.');
  throw new TrackerError('bad_value', `${String(field)} ${issue?.message}.`, { field: String(field) });
}

function readJson(text: string): unknown {
  if (text.trim() === '') return {};
  if (text.length > MOST_CHARACTERS) throw badBody('The body is too long.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badBody('The body is not JSON.', cause);
  }
}

function badBody(message: string, cause?: unknown): TrackerError {
  return new TrackerError('bad_request', message, { fix: `It takes ${Object.keys(shape.shape).join(', ')}.`, cause });
}

function isUsd(text: string): boolean {
  try {
    parseUsd(text);
    return true;
  } catch {
    return false;
  }
}
