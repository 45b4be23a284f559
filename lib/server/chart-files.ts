import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { canonicalQuery } from '@/lib/api/cache';
import type { ChartFormat, ChartRequest, Look } from '@/lib/api/chart-request';
import type { ChartRows, CsvFile, Dataset, ServedChart } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';
import { countSnapshots, findSnapshot, findSnapshotFile, keepSnapshotFile, saveSnapshot, type Snapshot } from '@/lib/db/snapshots';
import { csvFile } from '@/lib/export/csv';
import { csvwTable } from '@/lib/export/csvw';
import { pictureOf } from '@/lib/export/picture';
import { fontFaces } from '@/lib/export/picture/fonts';
import { pngOf } from '@/lib/export/picture/png';
import { STATIC_SIZES, staticPage } from '@/lib/export/picture/static-page';
import { type ZipEntry, zipFile } from '@/lib/export/zip';
import { shortVictim } from '@/lib/format/labels';
import type { Asking } from './asking';
import type { Datasets } from './datasets';

type AnyDataset = Dataset<ChartRows[ServedChart]>;

/** The answer of a chart, of now or frozen. */
export interface ChartAnswer {
  readonly dataset: AnyDataset;
  /** The JSON text, byte for byte, and its SHA-256 in hex. */
  readonly text: string;
  readonly id: string;
  readonly params: URLSearchParams;
  /** When it was frozen, ISO 8601; undefined for the answer of now. */
  readonly frozenAt: string | undefined;
}

/** A chart in one form, whole. */
export interface ChartFile {
  readonly name: string;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly frozen: boolean;
}

/** Charts as files, and their frozen answers. */
export interface ChartFiles {
  /**
   * The answer that a request means. One that is asked for by its SHA-256 is frozen: kept since it was first asked for
   * while it was the answer of now. Throws `not_found` where it never was, `bad_value` where its filters are others.
   */
  chartAnswer(chart: ServedChart, request: Pick<ChartRequest, 'filters' | 'snapshot'>): Promise<ChartAnswer>;
  /** Freezes the answer of now and gives it. Throws `busy` where no more are kept. */
  freeze(chart: ServedChart, filters: URLSearchParams): Promise<ChartAnswer>;
  chartFile(chart: ServedChart, format: Exclude<ChartFormat, 'csv' | 'zip'>, request: ChartRequest): Promise<ChartFile>;
  frozenCsv(answer: ChartAnswer): CsvFile;
  /** The CSV, its metadata, the answer as JSON, and the picture as SVG and PNG. */
  chartZip(answer: ChartAnswer): AsyncGenerator<Uint8Array>;
}

/** Pictures of now that are kept for the next who asks. */
const KEPT_BYTES = 32 * 1024 * 1024;
/** Of one snapshot so many files are kept as they were first drawn; another is drawn anew each time. */
const FILES_OF_A_SNAPSHOT = 24;
const STANDARD: Look = { theme: 'light', lang: 'en', width: 850, height: 600 };

/** Files of charts of this store, of which at most `snapshotLimit` frozen answers. */
export function createChartFiles({ context: { db }, kept }: Asking, datasets: Datasets, snapshotLimit: number): ChartFiles {
  const drawn = new LRUCache<string, Uint8Array<ArrayBuffer>>({ maxSize: KEPT_BYTES, sizeCalculation: (bytes) => Math.max(bytes.length, 1) });

  const names = () =>
    kept('names of incidents', async () => {
      const { data } = await datasets.list('incidents', new URLSearchParams({ limit: '500' }));
      return Object.fromEntries(data.map(({ slug, victim }) => [slug, shortVictim(victim)]));
    });

  async function now(chart: ServedChart, filters: URLSearchParams): Promise<ChartAnswer> {
    const { text } = await datasets.chartJson(chart, filters);
    return answerOf(chart, text, canonicalQuery(filters), undefined);
  }

  async function keep(answer: ChartAnswer): Promise<ChartAnswer> {
    if ((await findSnapshot(db, answer.id)) === undefined) {
      if ((await countSnapshots(db)) >= snapshotLimit) {
        throw new TrackerError('busy', `This tracker keeps ${snapshotLimit} frozen answers and no more.`, { fix: 'Its operator can raise SNAPSHOT_LIMIT; the data can be downloaded as it is.' });
      }
      const { id, dataset, params, text } = answer;
      await saveSnapshot(db, { id, chart: dataset.id, params: params.toString(), dataset: text, madeAt: new Date() });
    }
    const snapshot = await findSnapshot(db, answer.id);
    if (snapshot === undefined) throw new Error('A snapshot that was kept can be found.');
    return frozenAnswer(snapshot);
  }

  const chartAnswer: ChartFiles['chartAnswer'] = async (chart, { filters, snapshot }) => {
    if (snapshot === undefined) return now(chart, filters);
    const stored = await findSnapshot(db, snapshot);
    if (stored !== undefined) return frozenAnswer(sameQuestion(stored, chart, filters));
    const current = await now(chart, filters);
    if (current.id === snapshot) return keep(current);
    throw new TrackerError('not_found', `There is no frozen answer ${snapshot.slice(0, 12)}… here.`, {
      fix: 'A link to one is made while its data is the data of now, by “Permanent link” beneath the chart.',
    });
  };

  async function svgOf({ dataset, id }: ChartAnswer, look: Look): Promise<string> {
    return pictureOf(dataset as never, { ...look, names: await names(), snapshot: id });
  }

  /** As it was drawn first, where it is frozen. */
  async function once(answer: ChartAnswer, name: string, draw: () => Promise<string | Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
    const key = `${answer.id} ${name}`;
    const held = drawn.get(key);
    if (held !== undefined) return held;
    const stored = answer.frozenAt === undefined ? undefined : await findSnapshotFile(db, answer.id, name);
    if (stored !== undefined) return new Uint8Array(stored);
    const made = await draw();
    const bytes = new Uint8Array(typeof made === 'string' ? new TextEncoder().encode(made) : made);
    if (answer.frozenAt !== undefined) {
      await keepSnapshotFile(db, { snapshot: answer.id, name, bytes }, FILES_OF_A_SNAPSHOT);
      return new Uint8Array((await findSnapshotFile(db, answer.id, name)) ?? bytes);
    }
    drawn.set(key, bytes);
    return bytes;
  }

  const svgFile = (answer: ChartAnswer, look: Look) => once(answer, `svg ${spelt(look)}`, async () => withFonts(await svgOf(answer, look), look.lang));
  const pngFile = (answer: ChartAnswer, look: Look) => once(answer, `png ${spelt(look)}`, async () => pngOf(await svgOf(answer, look), look.lang));
  const htmlFile = (answer: ChartAnswer, { theme, lang }: Look) =>
    once(answer, `html ${theme} ${lang}`, async () => {
      const { dataset, id, params, frozenAt } = answer;
      const pictures = await Promise.all(STATIC_SIZES.map((size) => svgOf(answer, { theme, lang, ...size })));
      const fonts = await fontFaces(pictures.join(''), lang);
      const frozen = frozenAt === undefined ? undefined : { snapshot: id, madeAt: frozenAt };
      const query = frozen === undefined ? params.toString() : new URLSearchParams({ v: id }).toString();
      return staticPage({ dataset, pictures, fonts, lang, theme, frozen, csv: `/api/v1/charts/${dataset.id}.csv${query === '' ? '' : `?${query}`}` });
    });

  const metadata = ({ dataset, params, id, frozenAt }: ChartAnswer, url: string) => ({
    ...csvwTable({ ...dataset, url, total: dataset.rows.length, filters: Object.fromEntries(params) }),
    'dc:description': dataset.subtitle,
    'dc:identifier': id,
    ...(frozenAt === undefined ? {} : { 'dc:created': { '@value': frozenAt, '@type': 'xsd:dateTime' } }),
    'schema:subjectOf': dataset.events,
  });

  return {
    chartAnswer,
    freeze: async (chart, filters) => keep(await now(chart, filters)),
    frozenCsv: ({ dataset: { id, columns, rows, complete } }) => csvFile(id, columns, rows, rows.length, complete),
    async chartFile(chart, format, request) {
      const answer = await chartAnswer(chart, request);
      const frozen = answer.frozenAt !== undefined;
      const file = (type: string, body: ChartFile['body']): ChartFile => ({ name: `${chart}.${format}`, type, body, etag: etagOf(body), frozen });
      if (format === 'json') return file('application/json; charset=utf-8', answer.text);
      if (format === 'metadata.json') {
        const query = frozen ? new URLSearchParams({ v: answer.id }) : answer.params;
        return file('application/csvm+json; charset=utf-8', JSON.stringify(metadata(answer, `${chart}.csv${query.size === 0 ? '' : `?${query}`}`)));
      }
      if (format === 'html') return file('text/html; charset=utf-8', await htmlFile(answer, request.look));
      if (format === 'svg') return file('image/svg+xml; charset=utf-8', await svgFile(answer, request.look));
      return file('image/png', await pngFile(answer, request.look));
    },
    chartZip: (answer) => zipFile(entries(answer)),
  };

  async function* entries(answer: ChartAnswer): AsyncGenerator<ZipEntry> {
    const { id, columns, rows } = answer.dataset;
    yield { name: `${id}.csv`, bytes: csvFile(id, columns, rows, rows.length).chunks };
    yield { name: `${id}.csv-metadata.json`, bytes: JSON.stringify(metadata(answer, `${id}.csv`), null, 2) };
    yield { name: `${id}.json`, bytes: answer.text };
    yield { name: `${id}.svg`, bytes: await svgFile(answer, STANDARD) };
    yield { name: `${id}.png`, bytes: await pngFile(answer, STANDARD) };
  }
}

function answerOf(chart: ServedChart, text: string, params: string, frozenAt: string | undefined): ChartAnswer {
  const dataset = JSON.parse(text) as AnyDataset;
  if (dataset.id !== chart) throw new Error(`An answer of ${dataset.id} is no answer of ${chart}.`);
  return { dataset, text, id: createHash('sha256').update(text).digest('hex'), params: new URLSearchParams(params), frozenAt };
}

function frozenAnswer({ chart, dataset, params, madeAt }: Snapshot): ChartAnswer {
  return answerOf(chart as ServedChart, dataset, params, madeAt.toISOString());
}

/** Filters beside a frozen answer may be left out; others than its own would be a lie. */
function sameQuestion(snapshot: Snapshot, chart: ServedChart, filters: URLSearchParams): Snapshot {
  const other = snapshot.chart !== chart ? `is of the chart ${snapshot.chart}` : filters.size > 0 && canonicalQuery(filters) !== snapshot.params ? `was asked with other filters: ${snapshot.params || 'none'}` : undefined;
  if (other === undefined) return snapshot;
  throw new TrackerError('bad_value', `The frozen answer ${snapshot.id.slice(0, 12)}… ${other}.`, { field: 'v' });
}

/** A picture that brings its fonts along. */
async function withFonts(svg: string, lang: string): Promise<string> {
  return svg.replace('>', `><style>${await fontFaces(svg, lang)}</style>`);
}

function spelt({ width, height, theme, lang }: Look): string {
  return `${width}x${height} ${theme} ${lang}`;
}

function etagOf(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
}
