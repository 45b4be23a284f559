import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { TrackerError } from '@/lib/core/errors';
import { resolveTarget, type Target, type TargetOptions } from './target';

export interface Post {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** From the first question for the name to the status of the answer. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/**
 * Sends JSON and resolves when the answer is a success (2xx); of the answer nothing but its status is read, and no
 * redirect is followed. It connects to an address that was checked, whatever the name resolves to a moment later.
 * Throws a TrackerError that says why not, and names the host alone: the rest of the URL may be a key.
 */
export async function post({ url, body, headers, deadlineMs, signal }: Post, options: TargetOptions): Promise<void> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const host = URL.canParse(url) ? new URL(url).host : 'The webhook';
  try {
    const target = await unlessAborted(resolveTarget(url, options), deadline);
    const status = await statusOf(target, body, headers, AbortSignal.any([deadline, signal]));
    if (status >= 200 && status < 300) return;
    throw refused(`${host} answered ${status}${status >= 300 && status < 400 ? ', and redirects are not followed' : ''}.`);
  } catch (error) {
    if (error instanceof TrackerError) throw error;
    if (deadline.aborted) throw refused(`${host} gave no answer within ${deadlineMs / 1000} seconds.`);
    if (signal.aborted) throw new TrackerError('aborted', 'The sending was stopped.');
    throw refused(`${host} can't be reached${codeOf(error)}.`);
  }
}

function statusOf({ url, addresses }: Target, body: string, headers: Post['headers'], signal: AbortSignal): Promise<number> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    lookup: (_host, { all }, give) => (all === true ? give(null, [...addresses]) : give(null, addresses[0].address, addresses[0].family)),
    agent: false,
    signal,
  };
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (answer) => {
      resolve(answer.statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A question for a name can't be taken back, only left behind. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const end = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('late')), { once: true }));
  return Promise.race([work, end]);
}

function refused(message: string): TrackerError {
  return new TrackerError('endpoint_unreachable', message);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '' ? '' : ` (${code})`;
}
