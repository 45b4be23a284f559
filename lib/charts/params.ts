import { z } from 'zod';
import { TrackerError } from '@/lib/core/errors';

/** Longer than any value that can match; what is longer is not worth a query. */
const MAX_LENGTH = 500;

/**
 * The parameters of a query string, checked by `shape`. An empty one counts as not given, as a form sends it.
 * Throws `bad_request` for a name that is unknown or given twice, `bad_value` for a value that can't be, both
 * with the field.
 */
export function readParams<S extends z.ZodRawShape>(params: URLSearchParams, shape: S): z.output<z.ZodObject<S>> {
  const given: Record<string, string> = {};
  for (const [name, value] of params) {
    if (!Object.hasOwn(shape, name)) throw unknownName(name, Object.keys(shape));
    if (params.getAll(name).length > 1) {
      throw new TrackerError('bad_request', `The parameter ${name} is given more than once.`, { field: name });
    }
    if (value.length > MAX_LENGTH) throw badValue(name, `is longer than ${MAX_LENGTH} characters`);
    if (value.includes('\0')) throw badValue(name, 'holds a NUL character');
    if (value.trim() !== '') given[name] = value.trim();
  }
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw badValue(String(issue?.path[0]), issue?.message ?? 'is not valid');
}

/** The error for a value that can't be; `why` completes the sentence "The parameter x …". */
export function badValue(name: string, why: string): TrackerError {
  return new TrackerError('bad_value', `The parameter ${name} ${why}.`, { field: name });
}

/** Throws `bad_value` where a span ends before it begins. */
export function assertSpan<T extends string | number>(since: T | undefined, until: T | undefined): void {
  if (since !== undefined && until !== undefined && since > until) throw badValue('until', 'lies before since');
}

function unknownName(name: string, known: readonly string[]): TrackerError {
  return new TrackerError('bad_request', `There is no parameter "${name.slice(0, 50)}" here.`, {
    fix: `Known are: ${known.join(', ')}.`,
    field: name.slice(0, 50),
  });
}
