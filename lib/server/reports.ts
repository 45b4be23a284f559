import { createHash } from 'node:crypto';
import { CHARTS } from '@/lib/charts';
import type { ReportChoice, ReportFile, ReportPreview, ServedChart } from '@/lib/charts/contract';
import { openReport, readReportChoice, type Report, reportQuery } from '@/lib/charts/report';
import type { ReportChart } from '@/lib/charts/report/charts';
import { pictureOf } from '@/lib/export/picture';
import { pngOf } from '@/lib/export/picture/png';
import { reportEntries } from '@/lib/export/report/entries';
import type { WrittenChart } from '@/lib/export/report/written';
import { zipFile } from '@/lib/export/zip';
import { shortVictim } from '@/lib/format/labels';
import { type Asking, NOTHING } from './asking';

/** Reports: a choice of incidents, wallets, period and sections, to be looked at and to be taken along. */
export interface Reports {
  /** What a report would hold: its tables with their first rows. */
  reportPreview(params?: URLSearchParams): Promise<ReportPreview>;
  /** The report as a ZIP, read while it is sent; `origin` is where it is asked for again. The same store and choice give the same bytes. */
  reportZip(params: URLSearchParams, origin: string): Promise<AsyncGenerator<Uint8Array>>;
}

/** Where a report is asked for. */
export const REPORT_PATH = '/api/v1/report.zip';
/** Rows of each table in a preview. */
const FIRST = 5;
const PICTURE = { width: 850, height: 600, theme: 'light', lang: 'en' } as const;

/** Reports on this store. */
export function createReports({ context, kept }: Asking, registryVersion: string): Reports {
  return {
    reportPreview: async (params = NOTHING) => {
      const choice = readReportChoice(params);
      const query = reportQuery(choice);
      return kept(`report ${query}`, async () => {
        const report = await openReport(context, choice);
        const tables: ReportPreview['tables'][number][] = [];
        for await (const file of report.files()) tables.push(await previewed(file));
        return { choice, query, tables, notes: report.notes, dataVersion: registryVersion, asOf: context.asOf };
      });
    },
    reportZip: async (params, origin) => {
      const choice: ReportChoice = readReportChoice(params);
      const report = await openReport(context, choice);
      return zipFile(
        reportEntries({
          choice,
          url: `${origin}${REPORT_PATH}?${reportQuery(choice)}`,
          notes: report.notes,
          dataVersion: registryVersion,
          asOf: context.asOf,
          tables: report.files(),
          charts: drawn(report),
          png: (svg) => pngOf(svg, PICTURE.lang),
        }),
      );
    },
  };

  async function* drawn({ charts, victims }: Report): AsyncGenerator<WrittenChart> {
    const names = Object.fromEntries(victims.map(({ slug, victim }) => [slug, shortVictim(victim)]));
    for (const chart of charts) {
      const picture = await draw(chart.id, chart, names);
      if (picture !== undefined) yield picture;
    }
  }

  /** A chart without rows is left out: there is nothing to see. */
  async function draw<C extends ServedChart>(id: C, { params, name }: ReportChart, names: Readonly<Record<string, string>>): Promise<WrittenChart | undefined> {
    const dataset = await CHARTS[id](context, params);
    if (dataset.rows.length === 0) return undefined;
    const { title, subtitle, asOf, complete, methodVersion, sources } = dataset;
    const snapshot = createHash('sha256').update(JSON.stringify(dataset)).digest('hex');
    return { name, title, subtitle, asOf, complete, methodVersion, sources, svg: pictureOf<C>({ ...dataset, id }, { ...PICTURE, names, snapshot }) };
  }
}

async function previewed(file: ReportFile): Promise<ReportPreview['tables'][number]> {
  const { rows, sources, ...told } = file;
  const first: object[] = [];
  for await (const row of rows()) {
    first.push(row);
    if (first.length === FIRST) break;
  }
  return { ...told, first: first as ReportPreview['tables'][number]['first'], sources: await sources() };
}
