import 'server-only';
import { log, loggable } from '@/lib/api/log';
import type { OpenApi } from '@/lib/api/openapi';
import { createStatusEvents, type StatusEvents } from '@/lib/api/status-events';
import { configuredChains, configuredProvider } from '@/lib/chain/configured';
import type { StatusPage } from '@/lib/charts/contract';
import { countHoldings, statusPage } from '@/lib/charts/pages/status';
import { loadTrace } from '@/lib/charts/trace';
import { type Config, readConfig } from '@/lib/config';
import { openStore, type Store } from '@/lib/db/client';
import { type BackgroundSync, createBackgroundSync } from '@/lib/ingest/background';
import { createCrawl } from '@/lib/ingest/crawl';
import { type BackgroundCrawl, createBackgroundCrawl } from '@/lib/ingest/crawl-background';
import { leaseHolder } from '@/lib/ingest/lease';
import { loadFacts } from '@/lib/ingest/load-facts';
import { createSync } from '@/lib/ingest/sync';
import { COMPILED_ON } from '@/lib/registry';
import { type Administering, createAdministering } from './server/administering';
import { createAsking } from './server/asking';
import { type Bundles, createBundles } from './server/bundles';
import { type ChartFiles, createChartFiles } from './server/chart-files';
import { createDatasets, type Datasets } from './server/datasets';
import { createFeeding, type Feeding } from './server/feeding';
import { createOperating, type Operating } from './server/operating';
import { createRecords, type Records } from './server/records';
import { createReports, type Reports } from './server/reports';
import { createScreening, type Screening } from './server/screening';
import { createTraces, type Traces } from './server/traces';
import { openApiDocument } from './server/openapi';
import { createSender, createWatching, type Watching } from './server/watching';

/**
 * Everything that a page or a route may ask. Parameters are those of the query string, as they came; a bad one
 * throws a `TrackerError` (`bad_request` for an unknown or repeated name, `bad_value` with its field).
 */
export interface Server extends Datasets, ChartFiles, Records, Traces, Bundles, Reports, Screening, Operating, Watching, Administering, Feeding {
  /** The OpenAPI document of /api/v1. */
  openApi(): OpenApi;
  status(): Promise<StatusPage>;
  /** The status as server-sent events. Throws `busy` when too many listen. */
  statusEvents(request: Request): Response;
}

interface Made {
  readonly server: Server;
  readonly events: StatusEvents;
  readonly stopWatching: () => void;
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

/** A terminal tells the whole group to stop and the command tells it once more: the store is closed once. */
let ending: Promise<void> | undefined;

async function closeAndExit(): Promise<void> {
  await closeServer().catch((error: unknown) => log().error({ err: error }, 'The store did not close well.'));
  process.exit(0);
}

async function open(): Promise<Opened> {
  const config = readConfig();
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, holder: 'the web server' });
  try {
    const { version, replay } = await loadFacts(store.db, config.dataDir);
    const crawl = createBackgroundCrawlFor(config, store);
    const sync = createBackground(config, store);
    const { server, events, stopWatching } = createServer(config, store, version, replay, crawl, sync);
    if (config.sync !== 'off' && configuredChains(config).length > 0) {
      // Then what most readers ask first is answered already when the sync keeps the store busy.
      await askFrontPage(server);
      sync.start();
    }
    const sender = createSender(store.db, config);
    sender.start();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (ending ??= closeAndExit()));
    const close = async () => {
      stopWatching();
      await events.close();
      await crawl.stop();
      await sync.stop();
      await sender.stop();
      await store.close();
    };
    return { server, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The sync beside the web. */
function createBackground(config: Config, { db }: Store): BackgroundSync {
  return createBackgroundSync({
    db,
    holder: leaseHolder('web'),
    sync: createSync({ db, provider: (chain) => configuredProvider(config, chain), quorum: config.quorum }),
    chains: configuredChains(config),
    // The first pages are slow enough by themselves.
    delayMs: 2_000,
    onFailure: (chain, sentence) => log().warn({ chain }, sentence),
  });
}

/** The crawl beside the web, which an admin starts. */
function createBackgroundCrawlFor(config: Config, { db }: Store): BackgroundCrawl {
  const crawl = createCrawl({
    db,
    chains: configuredChains(config),
    provider: (chain) => configuredProvider(config, chain),
    load: (incident) => loadTrace(db, incident),
    holder: leaseHolder('web crawl'),
    quorum: config.quorum,
  });
  return createBackgroundCrawl({ crawl, onFailure: (incident, sentence) => log().warn({ incident }, sentence) });
}

/** Asks what the front page will ask, and the page of the largest theft. What can't be answered is told to those who ask for it. */
async function askFrontPage(server: Server): Promise<void> {
  const largest = async () => {
    const [theft] = await server.tracedIncidents();
    if (theft !== undefined) await Promise.all([server.incident(theft.slug), server.trace(theft.slug)]);
  };
  await Promise.allSettled([
    largest(),
    server.status(),
    server.overview(),
    server.chartJson('thefts-over-time'),
    server.chartJson('laundering-over-time'),
    server.listJson('incidents', new URLSearchParams({ limit: '500' })),
  ]);
}

function createServer(config: Config, { db, engine }: Store, registryVersion: string, replay: boolean, crawl: BackgroundCrawl, sync: BackgroundSync): Made {
  const asking = createAsking({ db, asOf: `${COMPILED_ON}T00:00:00Z` });
  const installation = {
    engine,
    replay,
    registryVersion,
    syncSetting: config.sync,
    configuredChains: configuredChains(config),
  };
  const status = async () => statusPage(asking.context, installation, await asking.kept('holdings', () => countHoldings(db)));
  const events = createStatusEvents({ read: status, onFailure: (error) => log().warn(loggable(error), 'The status could not be read.') });
  const { stop: stopWatching, ...operating } = createOperating({ config, db, status });
  const datasets = createDatasets(asking);
  const server: Server = {
    ...datasets,
    openApi: openApiDocument,
    ...createChartFiles(asking, datasets, config.snapshotLimit),
    ...createRecords(asking),
    ...createTraces(asking, crawl),
    ...createReports(asking, registryVersion),
    ...createBundles(asking, { dataDir: config.dataDir, registryVersion, replay }),
    ...createScreening(asking, registryVersion),
    ...createWatching(db, config),
    ...createFeeding(asking),
    ...operating,
    ...createAdministering({ db, sync, chains: configuredChains(config), status }),
    status,
    statusEvents: (request) => events.open(request),
  };
  return { server, events, stopWatching };
}
