import type { z } from 'zod';
import { TrackerError } from '@/lib/core/errors';
import { crossCheck } from './cross-checks';
import { type Registry, TABLE_NAMES, type TableName, TABLES } from './schema';

/** The files of data/ as JSON, not yet checked. */
export type RawRegistry = { readonly [N in TableName]: unknown };

/**
 * Checks every row by itself and against the others, and gives the facts typed and frozen.
 * Throws `bad_registry` with a sentence that names the file, the row and the field of the first fault.
 */
export function parseRegistry(raw: RawRegistry): Registry {
  const entries = TABLE_NAMES.map((name) => [name, parseTable(name, raw[name])] as const);
  const registry = Object.fromEntries(entries) as unknown as Registry;
  const [fault] = crossCheck(registry);
  if (fault !== undefined) throw badRow(fault.table, fault.row, fault.field, fault.message);
  return Object.freeze(registry);
}

function parseTable(name: TableName, rows: unknown): readonly unknown[] {
  if (!Array.isArray(rows)) throw badRow(name, undefined, undefined, 'the file is not a list of rows.');
  const schema: z.ZodType = TABLES[name].row;
  return Object.freeze(
    rows.map((row: unknown, index) => {
      const { success, data, error } = schema.safeParse(row);
      if (success) return Object.freeze(data);
      const issue = error.issues[0];
      throw badRow(name, index, issue?.path.join('.') || undefined, `${issue?.message}${shown(row, issue?.path)}`);
    }),
  );
}

/** The cell that is wrong, where it is short enough to help. */
function shown(row: unknown, path: readonly PropertyKey[] | undefined): string {
  const cell = path?.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], row);
  return typeof cell === 'string' && cell.length <= 90 ? ` (found "${cell}")` : '';
}

/** Rows are counted from 1. */
function badRow(table: TableName, row: number | undefined, field: string | undefined, message: string): TrackerError {
  const place = [`lib/registry/data/${TABLES[table].file}`];
  if (row !== undefined) place.push(`row ${row + 1}`);
  if (field !== undefined) place.push(field);
  return new TrackerError('bad_registry', `${place.join(', ')}: ${message}`, { ...(field === undefined ? {} : { field }) });
}
