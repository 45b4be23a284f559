import { type Answer, canonicalQuery } from '@/lib/api/cache';
import type { CrawlRequest } from '@/lib/api/crawl-request';
import { besideCsv } from '@/lib/api/csv-request';
import type { Column, CrawlState, CsvFile, TraceGraph, TracePart, TraceView } from '@/lib/charts/contract';
import { crawlState } from '@/lib/charts/crawl-state';
import { type TracedIncident, tracedIncidents } from '@/lib/charts/pages/traced-incidents';
import { PATH_COLUMNS, PLACE_COLUMNS, placeRecords, traceGraph, traceParts, tracePaths, traceView } from '@/lib/charts/trace';
import { TrackerError } from '@/lib/core/errors';
import { parseUsd } from '@/lib/core/money';
import { unknownIncidents } from '@/lib/db/incidents';
import { csvFile } from '@/lib/export/csv';
import { csvwTable } from '@/lib/export/csvw';
import type { BackgroundCrawl } from '@/lib/ingest/crawl-background';
import { type Asking, NOTHING } from './asking';

/** Where the loot went, and the fetching for it. */
export interface Traces {
  /** Where the loot of an incident is; undefined where there is no such incident, or no theft transaction of it is sure. */
  trace(incident: string, params?: URLSearchParams): Promise<TraceView | undefined>;
  traceGraph(incident: string, params?: URLSearchParams): Promise<TraceGraph | undefined>;
  /** The incidents that can be traced, the largest loss first. */
  tracedIncidents(): Promise<readonly TracedIncident[]>;
  /** The same as the text that goes out. Throws `not_found`, with the sentence that says why, where those give undefined. */
  traceJson(incident: string, params?: URLSearchParams): Promise<Answer>;
  traceGraphJson(incident: string, params?: URLSearchParams): Promise<Answer>;
  /** Where the loot is, one row a place; and the ways there, one row a transaction. Throw as `traceJson` does. */
  traceCsv(incident: string, params?: URLSearchParams): Promise<CsvFile>;
  tracePathsCsv(incident: string, params?: URLSearchParams): Promise<CsvFile>;
  /** What those CSVs can't say of themselves (CSVW). */
  traceMetadata(incident: string, params?: URLSearchParams): Promise<Answer>;
  tracePathsMetadata(incident: string, params?: URLSearchParams): Promise<Answer>;
  /** The part of an address in the trace of each incident. Any spelling; throws `bad_address`. */
  traceParts(chain: string, address: string): Promise<readonly TracePart[]>;
  /**
   * Starts the fetching for the trace of an incident in the background and gives its state. Throws `not_found` for an
   * unknown incident, and `lease_held` while another crawl runs in this process or this one in another.
   */
  startCrawl(incident: string, request: CrawlRequest): Promise<CrawlState>;
}

/** Traces in this store; `crawl` fetches what they lack. */
export function createTraces({ context, answers, kept }: Asking, crawl: BackgroundCrawl): Traces {
  const { db } = context;
  const traceJson: Traces['traceJson'] = (incident, params = NOTHING) =>
    answers.get(`trace ${incident} ${canonicalQuery(params)}`, () => traceView(context, incident, params));
  const traceGraphJson: Traces['traceGraphJson'] = (incident, params = NOTHING) =>
    answers.get(`trace graph ${incident} ${canonicalQuery(params)}`, () => traceGraph(context, incident, params));
  const metadata = (incident: string, params: URLSearchParams, file: string, columns: readonly Column[], counted: (view: TraceView) => Counted | Promise<Counted>) =>
    answers.get(`trace metadata ${file} ${incident} ${canonicalQuery(params)}`, async () => {
      const view = JSON.parse((await traceJson(incident, params)).text) as TraceView;
      const { total, complete } = await counted(view);
      const { sources, asOf, notes, methodVersion, method } = view;
      const title = `Trace of ${incident}${file === 'paths.csv' ? ', path by path' : ''}`;
      return csvwTable({ title, columns, sources, asOf, notes, methodVersion, total, complete, url: besideCsv(file, params), filters: { ...Object.fromEntries(params), method } });
    });
  return {
    trace: (incident, params) => ifAny<TraceView>(traceJson(incident, params)),
    traceGraph: (incident, params) => ifAny<TraceGraph>(traceGraphJson(incident, params)),
    tracedIncidents: () => kept('traced incidents', () => tracedIncidents(db)),
    traceJson,
    traceGraphJson,
    traceCsv: async (incident, params) => {
      const view = JSON.parse((await traceJson(incident, params)).text) as TraceView;
      const records = placeRecords(view);
      return csvFile(`trace-${incident}`, PLACE_COLUMNS, records, records.length, view.complete);
    },
    tracePathsCsv: async (incident, params = NOTHING) => {
      const { rows, total, complete } = await tracePaths(context, incident, params);
      return csvFile(`trace-${incident}-paths`, PATH_COLUMNS, rows, total, complete);
    },
    traceMetadata: (incident, params = NOTHING) => metadata(incident, params, `${incident}.csv`, PLACE_COLUMNS, (view) => ({ total: placeRecords(view).length, complete: view.complete })),
    tracePathsMetadata: (incident, params = NOTHING) => metadata(incident, params, 'paths.csv', PATH_COLUMNS, () => tracePaths(context, incident, params)),
    traceParts: (chain, address) => kept(`trace parts ${chain} ${address}`, () => traceParts(context, chain, address)),
    async startCrawl(incident, { budget, method }) {
      const [unknown] = await unknownIncidents(db, [incident]);
      if (unknown !== undefined) throw new TrackerError('not_found', `There is no incident "${unknown.slice(0, 50)}".`);
      const { max_hops: maxHops, min_usd: minUsd, max_addresses: maxAddresses } = budget;
      await crawl.start({ incident, method, budget: { maxHops, minUsdMicros: parseUsd(minUsd), maxAddresses } });
      const state = await crawlState(db, incident);
      if (state === null) throw new Error('A crawl that has begun has a state.');
      return state;
    },
  };
}

interface Counted {
  readonly total: number;
  readonly complete: boolean;
}

/** What an answer says, or undefined where there is nothing of that name. */
async function ifAny<T>(asked: Promise<Answer>): Promise<T | undefined> {
  try {
    return JSON.parse((await asked).text) as T;
  } catch (error) {
    if (error instanceof TrackerError && error.code === 'not_found') return undefined;
    throw error;
  }
}
