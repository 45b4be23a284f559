import type { ReportChoice, ReportFile } from '@/lib/charts/contract';
import { csvFile } from '../csv';
import { csvwTable } from '../csvw';
import type { ZipEntry } from '../zip';
import { reportHtml } from './html';
import { reportMetadata } from './metadata';
import { reportReadme } from './readme';
import { noted, watched, type WrittenChart, type WrittenFile, type WrittenTable } from './written';

/** What a report is made of. */
export interface ReportContent {
  readonly choice: ReportChoice;
  /** The whole address that asks for it again. */
  readonly url: string;
  readonly notes: readonly string[];
  /** Which facts of the registry it rests on. */
  readonly dataVersion: string;
  /** Up to when those are complete. */
  readonly asOf: string;
  readonly tables: AsyncIterable<ReportFile>;
  readonly charts: AsyncIterable<WrittenChart>;
  /** A picture as PNG. */
  readonly png: (svg: string) => Promise<Uint8Array>;
}

/** A report once its tables and charts have been written. */
export interface WrittenReport extends Omit<ReportContent, 'tables' | 'charts' | 'png'> {
  readonly tables: readonly WrittenTable[];
  readonly charts: readonly WrittenChart[];
  readonly files: readonly WrittenFile[];
}

/** Rows of a table in the page for people; the CSV has them all. */
const SHOWN = 50;

/**
 * The files of a report in their order: each table as CSV with its CSVW metadata, each chart as SVG and PNG, a page for
 * people, a readme, and `metadata.json` with the hash of each file before it. No row is kept but the first of each table.
 */
export async function* reportEntries(content: ReportContent): AsyncGenerator<ZipEntry, void, undefined> {
  const files: WrittenFile[] = [];
  const tables: WrittenTable[] = [];
  const charts: WrittenChart[] = [];
  for await (const file of content.tables) {
    const { name, columns, rows, sources, ...told } = file;
    const read = watched(rows(), SHOWN);
    yield noted(`${name}.csv`, csvFile(name, columns, read.rows, file.total ?? 0, file.complete).chunks, files);
    const table = { ...told, name, columns, total: read.count(), sources: await sources(), first: read.first };
    tables.push(table);
    const url = `${name.slice(name.lastIndexOf('/') + 1)}.csv`;
    yield noted(`${name}.csv-metadata.json`, json(csvwTable({ ...table, url })), files);
  }
  for await (const chart of content.charts) {
    charts.push(chart);
    yield noted(`charts/${chart.name}.svg`, chart.svg, files);
    yield noted(`charts/${chart.name}.png`, await content.png(chart.svg), files);
  }
  const written: WrittenReport = { ...content, tables, charts, files, notes: [...content.notes, ...nothingFound(tables)] };
  yield noted('report.html', reportHtml(written), files);
  yield noted('README.txt', reportReadme(written), files);
  yield { name: 'metadata.json', bytes: json(reportMetadata(written)) };
}

function nothingFound(tables: readonly WrittenTable[]): string[] {
  return tables.every(({ total }) => total === 0) ? ['Nothing that is stored matches this choice.'] : [];
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
