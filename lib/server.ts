import 'server-only';
import type {
  ChartRows,
  CsvFile,
  Dataset,
  IncidentPage,
  ListName,
  ListPage,
  Overview,
  ServedChart,
  SourceRef,
  StatusPage,
  TimelineRow,
  WalletPage,
} from '@/lib/charts/contract';
import { readConfig } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';
import { openStore, type Store } from '@/lib/db/client';

/**
 * Everything that a page or a route may ask. Parameters are those of the query string, as they came; a bad one
 * throws a `TrackerError` (`bad_request` for an unknown or repeated name, `bad_value` with its field).
 */
export interface Server {
  chart<C extends ServedChart>(id: C, params?: URLSearchParams): Promise<Dataset<ChartRows[C]>>;
  chartCsv(id: ServedChart, params?: URLSearchParams): Promise<CsvFile>;
  list<N extends ListName>(name: N, params?: URLSearchParams): Promise<ListPage<N>>;
  /** The whole list that matches, read in pieces while it is being sent. */
  listCsv(name: ListName, params?: URLSearchParams): Promise<CsvFile>;
  overview(): Promise<Overview>;
  incident(slug: string): Promise<IncidentPage | undefined>;
  /** Any spelling of the address. Throws `bad_address` where its checksum does not hold. */
  wallet(chain: string, address: string): Promise<WalletPage | undefined>;
  event(id: string): Promise<TimelineRow | undefined>;
  sourceRefs(ids: readonly string[]): Promise<readonly SourceRef[]>;
  status(): Promise<StatusPage>;
}

interface Opened {
  readonly server: Server;
  close(): Promise<void>;
}

/** Kept on globalThis: the bundler makes several copies of this module, and the store must be opened once. */
const shared = globalThis as typeof globalThis & { trackerServer?: Promise<Opened> };

/**
 * The one server of this process, opened at the first question and never while a module loads.
 * Throws the store's own sentence when it can't be opened; the next call tries again.
 */
export async function server(): Promise<Server> {
  shared.trackerServer ??= open().catch((error: unknown) => {
    shared.trackerServer = undefined;
    throw error;
  });
  return (await shared.trackerServer).server;
}

/** Closes the store, so that its folder is free for another process. Safe to call when nothing is open. */
export async function closeServer(): Promise<void> {
  const opened = shared.trackerServer;
  shared.trackerServer = undefined;
  await (await opened)?.close();
}

async function open(): Promise<Opened> {
  const config = readConfig();
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, holder: 'the web server' });
  return { server: answers(store), close: () => store.close() };
}

function answers(store: Store): Server {
  const soon = () => Promise.reject(new TrackerError('not_found', `Nothing is read from ${store.engine} yet.`));
  return {
    chart: soon,
    chartCsv: soon,
    list: soon,
    listCsv: soon,
    overview: soon,
    incident: soon,
    wallet: soon,
    event: soon,
    sourceRefs: soon,
    status: soon,
  };
}
