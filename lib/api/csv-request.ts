import { z } from 'zod';
import { TrackerError } from '@/lib/core/errors';

/** How every CSV may be asked for, beside what chooses its rows. */
export const csvParameters = {
  bom: z.literal('1', 'takes only: 1').optional().describe('1 puts a byte-order mark before the header row, for Excel.'),
};

/** Tells how a CSV is to be written from what chooses its rows. Throws `bad_value` for a `bom` that is neither 1 nor left out. */
export function readCsvRequest(query: URLSearchParams): { filters: URLSearchParams; bom: boolean } {
  const filters = new URLSearchParams(query);
  filters.delete('bom');
  const given = query.getAll('bom').filter((value) => value !== '');
  if (given.length > 1) throw new TrackerError('bad_request', 'The parameter bom is given more than once.', { field: 'bom' });
  const parsed = csvParameters.bom.safeParse(given[0]);
  if (!parsed.success) throw new TrackerError('bad_value', `The parameter bom ${parsed.error.issues[0]?.message}.`, { field: 'bom' });
  return { filters, bom: parsed.data === '1' };
}

/** The address of the metadata of a CSV, as seen from its own: `incidents.csv-metadata.json?tier=official`. */
export function besideCsv(file: string, filters: URLSearchParams): string {
  const query = new URLSearchParams([...filters].filter(([name, value]) => name !== 'limit' && name !== 'cursor' && value.trim() !== '')).toString();
  return query === '' ? file : `${file}?${query}`;
}
