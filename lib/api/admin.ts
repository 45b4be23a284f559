import { createHash, timingSafeEqual } from 'node:crypto';
import { TrackerError } from '@/lib/core/errors';

/**
 * Lets pass who knows the token: `Authorization: Bearer TOKEN`. Throws `forbidden` where none is set, for then nobody
 * may, and `unauthorized` for a wrong one or none. Takes the same time whatever is wrong with it.
 */
export function assertAdmin(request: Request, token: string | undefined): void {
  if (token === undefined) {
    throw new TrackerError('forbidden', 'Admin actions are off.', {
      fix: 'To turn them on, set ADMIN_TOKEN to at least 16 characters of your own and start again.',
    });
  }
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!timingSafeEqual(digest(given), digest(token))) {
    throw new TrackerError('unauthorized', 'This takes the admin token.', { fix: 'Send the header Authorization: Bearer, with the value of ADMIN_TOKEN behind it.' });
  }
}

/** Of one length, so that not even the length of the token shows. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
