import { CITED_AS } from '@/lib/format/citation';
import { DATA_LICENCE } from '../csvw';
import type { WrittenReport } from './entries';

/** What a machine has to know of a report: how it was asked, what it holds, and the hash of each of its files. */
export function reportMetadata({ choice, url, dataVersion, asOf, notes, tables, charts, files }: WrittenReport): object {
  return {
    title: `Report of the ${CITED_AS}`,
    url,
    choice,
    dataVersion,
    asOf,
    licence: DATA_LICENCE,
    notes,
    tables: tables.map(({ section, name, title, total, complete, asOf: until, methodVersion, filters, notes: own, sources }) => ({
      file: `${name}.csv`, section, title, rows: total, complete, asOf: until, methodVersion: methodVersion ?? null, filters, notes: own, sources,
    })),
    charts: charts.map(({ name, title, asOf: until, complete, methodVersion, sources }) => ({
      files: [`charts/${name}.svg`, `charts/${name}.png`], title, asOf: until, complete, methodVersion, sources: sources.map(({ id }) => id),
    })),
    files,
  };
}
