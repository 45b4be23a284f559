import { TrackerError } from '@/lib/core/errors';

/** A list that is sent, with what is said of it; the values are not checked yet. */
export interface ListRequest {
  readonly said: Readonly<Partial<Record<(typeof NAMES)[number], string>>>;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const NAMES = ['format', 'id', 'title', 'licence', 'date', 'tier', 'dprk', 'take'] as const;
/** Five times the size of the list of OFAC, which is read while it comes in. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Reads what a request says of the list in its body, which is still to be read. Throws `bad_request` for a parameter
 * that is not known or given twice, for no body, and while it is read for more than 512 MB.
 */
export function readListRequest(request: Request): ListRequest {
  const params = new URL(request.url).searchParams;
  const said: Partial<Record<(typeof NAMES)[number], string>> = {};
  for (const [written, value] of params) {
    const name = NAMES.find((one) => one === written);
    if (name === undefined) throw bad(`There is no parameter "${written.slice(0, 50)}" here.`, `Known are: ${NAMES.join(', ')}.`);
    if (params.getAll(name).length > 1) throw bad(`The parameter ${name} is given more than once.`, 'Give it once.');
    said[name] = value;
  }
  if (request.body === null) throw bad('There is no list in the request.', 'Send it as the body.');
  return { said, bytes: atMost(request.body) };
}

async function* atMost(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw bad(`More than ${MOST_BYTES / 1024 / 1024} MB are not read.`, 'Take it by tracker import-list.');
    yield chunk;
  }
}

function bad(message: string, fix: string): TrackerError {
  return new TrackerError('bad_request', message, { fix });
}
