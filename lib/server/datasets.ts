import { type Answer, answerOf, canonicalQuery } from '@/lib/api/cache';
import { CHARTS } from '@/lib/charts';
import type { ChartRows, CsvFile, Dataset, ListName, ListPage, ServedChart } from '@/lib/charts/contract';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { describeWhole, filtersAlone, readPage, readWhole } from '@/lib/charts/lists/read';
import { besideCsv } from '@/lib/api/csv-request';
import { csvFile } from '@/lib/export/csv';
import { csvwTable } from '@/lib/export/csvw';
import { type Asking, NOTHING } from './asking';

/** Charts and lists. */
export interface Datasets {
  chart<C extends ServedChart>(id: C, params?: URLSearchParams): Promise<Dataset<ChartRows[C]>>;
  /** The same as the text that goes out. */
  chartJson(id: ServedChart, params?: URLSearchParams): Promise<Answer>;
  chartCsv(id: ServedChart, params?: URLSearchParams): Promise<CsvFile>;
  list<N extends ListName>(name: N, params?: URLSearchParams): Promise<ListPage<N>>;
  listJson(name: ListName, params?: URLSearchParams): Promise<Answer>;
  /** The whole list that matches, read in pieces while it is being sent. */
  listCsv(name: ListName, params?: URLSearchParams): Promise<CsvFile>;
  /** What that CSV can't say of itself (CSVW). */
  listMetadata(name: ListName, params?: URLSearchParams): Promise<Answer>;
}

/** Answers for charts and lists from this store. */
export function createDatasets({ context, answers }: Asking): Datasets {
  const chartJson: Datasets['chartJson'] = (id, params = NOTHING) =>
    answers.get(`chart ${id} ${canonicalQuery(params)}`, () => CHARTS[id](context, params));
  const chart = async <C extends ServedChart>(id: C, params?: URLSearchParams) =>
    JSON.parse((await chartJson(id, params)).text) as Dataset<ChartRows[C]>;
  /** Of a long list each reader has a place of its own: what lies behind a cursor is not kept. */
  const listJson: Datasets['listJson'] = async (name, params = NOTHING) => {
    const read = () => readPage(context, LIST_DEFINITIONS[name], params);
    return params.has('cursor') ? answerOf(await read()) : answers.get(`list ${name} ${canonicalQuery(params)}`, read);
  };
  return {
    chart,
    chartJson,
    chartCsv: async (id, params) => {
      const { columns, rows, complete } = await chart(id, params);
      return csvFile(id, columns, rows, rows.length, complete);
    },
    list: async <N extends ListName>(name: N, params?: URLSearchParams) => JSON.parse((await listJson(name, params)).text) as ListPage<N>,
    listJson,
    listCsv: async (name, params = NOTHING) => {
      const { columns, rows, total, notes } = await readWhole(context, LIST_DEFINITIONS[name], params);
      return csvFile(name, columns, rows, total, notes.length === 0);
    },
    listMetadata: (name, params = NOTHING) =>
      answers.get(`metadata ${name} ${canonicalQuery(params)}`, async () => {
        const filters = filtersAlone(params);
        const described = await describeWhole(context, LIST_DEFINITIONS[name], filters);
        return csvwTable({ ...described, url: besideCsv(`${name}.csv`, filters), complete: described.notes.length === 0, filters: Object.fromEntries(filters) });
      }),
  };
}
