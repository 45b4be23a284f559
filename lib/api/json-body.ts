import { TrackerError } from '@/lib/core/errors';

/** More is no rule but a mistake, or an attack. */
const MOST_BYTES = 100_000;

/** The JSON of a request. Throws `bad_request` for what is none, or too long. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  const text = declared > MOST_BYTES ? undefined : await request.text();
  if (text === undefined || text.length > MOST_BYTES) throw new TrackerError('bad_request', 'The body is too long.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TrackerError('bad_request', 'The body is not JSON.', { cause });
  }
}
