import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A file of the reference facts, `reference/….csv` or `data/…`. Throws a sentence where they are not present. */
export function sharedPath(name: string): string {
  const path = resolve(process.cwd(), process.env.SHARED_DIR ?? '../shared', name);
  if (!existsSync(path)) throw new Error(`The reference facts are not at ${path}. Set SHARED_DIR to the folder that holds reference/ and data/.`);
  return path;
}

/** The rows of a CSV file of the reference facts. */
export function sharedCsv(name: string): Record<string, string>[] {
  return parse(readFileSync(sharedPath(name), 'utf8'), { columns: true });
}
