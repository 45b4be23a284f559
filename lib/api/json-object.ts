import type { z } from 'zod';
import { TrackerError } from '@/lib/core/errors';

/** More is no request of an admin but a mistake, or an attack. */
const MOST_CHARACTERS = 2_000;

/**
 * Reads a small JSON object of known names; an empty body is an empty object. Throws `bad_request` for what is no such
 * object and for an unknown name, `bad_value` with its field for a value that can't be.
 */
export async function readJsonObject<Shape extends z.ZodRawShape>(request: Request, shape: z.ZodObject<Shape, z.core.$strict>): Promise<z.output<z.ZodObject<Shape, z.core.$strict>>> {
  const names = Object.keys(shape.shape).join(', ');
  const parsed = shape.safeParse(readJson(await request.text(), names));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') throw badBody(`The body has a name that is not known here: "${issue.keys[0]?.slice(0, 50)}".`, names);
  const field = issue?.path[0];
  if (field === undefined) throw badBody('The body is not a JSON object.', names);
  throw new TrackerError('bad_value', `${String(field)} ${issue?.message}.`, { field: String(field) });
}

function readJson(text: string, names: string): unknown {
  if (text.trim() === '') return {};
  if (text.length > MOST_CHARACTERS) throw badBody('The body is too long.', names);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badBody('The body is not JSON.', names, cause);
  }
}

function badBody(message: string, names: string, cause?: unknown): TrackerError {
  return new TrackerError('bad_request', message, { fix: `It takes ${names}.`, cause });
}
