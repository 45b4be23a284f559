import { TrackerError } from '@/lib/core/errors';

/**
 * Gives a failure of the database its name and its remedy. `where` is the data folder or the server, without
 * user name or password; the driver's message is not repeated, since it may quote the connection string.
 */
export function storeError(error: unknown, where: string): TrackerError {
  if (error instanceof TrackerError) return error;
  const { code, text } = describe(error);
  if (code === '53100' || code === 'ENOSPC' || /no space left/i.test(text)) {
    return new TrackerError('store_full', `There is no space left for ${where}.`, {
      fix: 'Free some space and start again; what was being written has been rolled back.',
      cause: error,
    });
  }
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'ECONNRESET'].includes(code) || /timeout/i.test(text)) {
    return new TrackerError('store_unreachable', `There is no answer from ${where} (${code || 'time-out'}).`, {
      fix: 'Check that the server runs and that DATABASE_URL names it.',
      cause: error,
    });
  }
  if (code.startsWith('28') || code === '3D000') {
    return new TrackerError('store_unreachable', `The login was refused by ${where} (${code}).`, {
      fix: 'Check user, password and database name in DATABASE_URL.',
      cause: error,
    });
  }
  return new TrackerError('store_damaged', `The database in ${where} can't be opened.`, {
    fix: 'Move the folder away and start again: the registry is loaded anew, transfers are fetched anew.',
    cause: error,
  });
}

/** The code and the text of an error, or of the one beneath it: drivers wrap. */
function describe(error: unknown): { code: string; text: string } {
  let code = '';
  let text = '';
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if (code === '' && 'code' in e && typeof e.code === 'string') code = e.code;
    text += ` ${e.message}`;
  }
  return { code, text };
}
