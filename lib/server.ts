import 'server-only';
import { assertAdmin } from '@/lib/api/admin';
import { type Answer, answerOf, canonicalQuery, createAnswerCache } from '@/lib/api/cache';
import type { CrawlRequest } from '@/lib/api/crawl-request';
import { log, loggable } from '@/lib/api/log';
import { createStatusEvents, type StatusEvents } from '@/lib/api/status-events';
import { configuredChains, configuredProvider } from '@/lib/chain/configured';
import { CHARTS } from '@/lib/charts';
import type {
  ActorPage,
  ChartRows,
  CrawlState,
  CsvFile,
  Dataset,
  EventPage,
  IncidentPage,
  ListName,
  ListPage,
  NamedService,
  Overview,
  SameAddressPage,
  SearchPage,
  ServedChart,
  ServicePage,
  SourceRef,
  StatusPage,
  TimelineRow,
  TraceGraph,
  TracePart,
  TraceView,
  WalletPage,
} from '@/lib/charts/contract';
import { crawlState } from '@/lib/charts/crawl-state';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { readPage, readWhere, readWhole } from '@/lib/charts/lists/read';
import { actorPage } from '@/lib/charts/pages/actor';
import { eventPage } from '@/lib/charts/pages/event';
import { incidentPage } from '@/lib/charts/pages/incident';
import { overviewPage } from '@/lib/charts/pages/overview';
import { searchPage } from '@/lib/charts/pages/search';
import { findBrands, servicePage } from '@/lib/charts/pages/service';
import { countHoldings, statusPage } from '@/lib/charts/pages/status';
import { type TracedIncident, tracedIncidents } from '@/lib/charts/pages/traced-incidents';
import { sameAddressPage, walletPage } from '@/lib/charts/pages/wallet';
import { SCREEN_COLUMNS, screenRecord } from '@/lib/charts/screen/csv-rows';
import { screenPage } from '@/lib/charts/screen/page';
import { createStoreExposures } from '@/lib/charts/screen/store-exposures';
import { createStoreScreening, type ScreenAnswer } from '@/lib/charts/screen/store-screening';
import { sourceRefs } from '@/lib/charts/source-refs';
import { loadTrace, PATH_COLUMNS, PLACE_COLUMNS, placeRecords, traceGraph, traceParts, tracePaths, traceView } from '@/lib/charts/trace';
import { type Config, readConfig } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';
import { parseUsd } from '@/lib/core/money';
import { type ActorNamed, findActors } from '@/lib/db/actors';
import { unknownIncidents } from '@/lib/db/incidents';
import { openStore, type Store } from '@/lib/db/client';
import { csvFile } from '@/lib/export/csv';
import { type BackgroundSync, createBackgroundSync } from '@/lib/ingest/background';
import { createCrawl } from '@/lib/ingest/crawl';
import { type BackgroundCrawl, createBackgroundCrawl } from '@/lib/ingest/crawl-background';
import { leaseHolder } from '@/lib/ingest/lease';
import { loadFacts } from '@/lib/ingest/load-facts';
import { createSync } from '@/lib/ingest/sync';
import { COMPILED_ON } from '@/lib/registry';
import type { Asked } from '@/lib/screen/read-inputs';
import type { ListRef, ScreenPage } from '@/lib/screen/types';

/**
 * Everything that a page or a route may ask. Parameters are those of the query string, as they came; a bad one
 * throws a `TrackerError` (`bad_request` for an unknown or repeated name, `bad_value` with its field).
 */
export interface Server {
  chart<C extends ServedChart>(id: C, params?: URLSearchParams): Promise<Dataset<ChartRows[C]>>;
  /** The same as the text that goes out. */
  chartJson(id: ServedChart, params?: URLSearchParams): Promise<Answer>;
  chartCsv(id: ServedChart, params?: URLSearchParams): Promise<CsvFile>;
  list<N extends ListName>(name: N, params?: URLSearchParams): Promise<ListPage<N>>;
  listJson(name: ListName, params?: URLSearchParams): Promise<Answer>;
  /** The whole list that matches, read in pieces while it is being sent. */
  listCsv(name: ListName, params?: URLSearchParams): Promise<CsvFile>;
  overview(): Promise<Overview>;
  incident(slug: string): Promise<IncidentPage | undefined>;
  /** Any spelling of the address. Throws `bad_address` where its checksum does not hold. */
  wallet(chain: string, address: string): Promise<WalletPage | undefined>;
  /** An address that is flagged on another chain alone; undefined where it is flagged on this one or on none. */
  sameAddress(chain: string, address: string): Promise<SameAddressPage | undefined>;
  event(id: string): Promise<TimelineRow | undefined>;
  /** The same with what happened around it. */
  eventPage(id: string): Promise<EventPage | undefined>;
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
  /** Lets pass who sends the admin token. Throws `forbidden` where none is set, `unauthorized` for a wrong one. */
  assertAdmin(request: Request): void;
  /**
   * Starts the fetching for the trace of an incident in the background and gives its state. Throws `not_found` for an
   * unknown incident, and `lease_held` while another crawl runs in this process or this one in another.
   */
  startCrawl(incident: string, request: CrawlRequest): Promise<CrawlState>;
  /** The part of an address in the trace of each incident. Any spelling; throws `bad_address`. */
  traceParts(chain: string, address: string): Promise<readonly TracePart[]>;
  sourceRefs(ids: readonly string[]): Promise<readonly SourceRef[]>;
  /** Answers for addresses, made while they are read. Nothing of it is kept or logged. */
  screen(asked: Asked): Promise<ScreenAnswer>;
  screenCsv(asked: Asked): Promise<CsvFile>;
  screenPage(asked: Asked): Promise<ScreenPage>;
  /** What has all words of a text, in everything that the store holds. Nothing of what is asked is kept. */
  search(text: string): Promise<SearchPage>;
  /** The names under which sources flag wallets, the one with the most wallets first. */
  actors(): Promise<readonly ActorNamed[]>;
  actor(name: string): Promise<ActorPage | undefined>;
  /** Services by the name that their addresses share. */
  brands(): Promise<readonly NamedService[]>;
  /** In any case. */
  service(name: string): Promise<ServicePage | undefined>;
  outsideLists(): Promise<readonly ListRef[]>;
  status(): Promise<StatusPage>;
  /** The status as server-sent events. Throws `busy` when too many listen. */
  statusEvents(request: Request): Response;
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
    const { server, events } = createServer(config, store, version, replay, crawl);
    const sync = createBackground(config, store);
    // Then what most readers ask first is answered already when the sync keeps the store busy.
    if (sync !== undefined) await askFrontPage(server);
    sync?.start();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (ending ??= closeAndExit()));
    const close = async () => {
      await events.close();
      await crawl.stop();
      await sync?.stop();
      await store.close();
    };
    return { server, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The sync beside the web, where there is an endpoint to ask. */
function createBackground(config: Config, { db }: Store): BackgroundSync | undefined {
  const chains = configuredChains(config);
  if (config.sync === 'off' || chains.length === 0) return undefined;
  return createBackgroundSync({
    db,
    holder: leaseHolder('web'),
    sync: createSync({ db, provider: (chain) => configuredProvider(config, chain), quorum: config.quorum }),
    chains,
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

const NOTHING = new URLSearchParams();

function createServer(config: Config, { db, engine }: Store, registryVersion: string, replay: boolean, crawl: BackgroundCrawl): { server: Server; events: StatusEvents } {
  const context = { db, asOf: `${COMPILED_ON}T00:00:00Z` };
  const installation = {
    engine,
    replay,
    registryVersion,
    syncSetting: config.sync,
    configuredChains: configuredChains(config),
  };
  const answers = createAnswerCache({
    onFailure: (key, error) => log().warn({ key, ...loggable(error) }, 'An answer could not be renewed; the last one is given.'),
  });
  const kept = async <T>(key: string, compute: () => Promise<T>): Promise<T> => {
    const { text } = await answers.get(key, async () => ({ value: await compute() }));
    return (JSON.parse(text) as { value: T }).value;
  };

  const chartJson: Server['chartJson'] = (id, params = NOTHING) =>
    answers.get(`chart ${id} ${canonicalQuery(params)}`, () => CHARTS[id](context, params));
  const chart = async <C extends ServedChart>(id: C, params?: URLSearchParams) =>
    JSON.parse((await chartJson(id, params)).text) as Dataset<ChartRows[C]>;

  /** Of a long list each reader has a place of its own: what lies behind a cursor is not kept. */
  const listJson: Server['listJson'] = async (name, params = NOTHING) => {
    const read = () => readPage(context, LIST_DEFINITIONS[name], params);
    return params.has('cursor') ? answerOf(await read()) : answers.get(`list ${name} ${canonicalQuery(params)}`, read);
  };
  const list = async <N extends ListName>(name: N, params?: URLSearchParams) => JSON.parse((await listJson(name, params)).text) as ListPage<N>;

  const traceJson: Server['traceJson'] = (incident, params = NOTHING) =>
    answers.get(`trace ${incident} ${canonicalQuery(params)}`, () => traceView(context, incident, params));
  const traceGraphJson: Server['traceGraphJson'] = (incident, params = NOTHING) =>
    answers.get(`trace graph ${incident} ${canonicalQuery(params)}`, () => traceGraph(context, incident, params));

  const status = async () => statusPage(context, installation, await kept('holdings', () => countHoldings(db)));
  const events = createStatusEvents({ read: status, onFailure: (error) => log().warn(loggable(error), 'The status could not be read.') });

  const screening = createStoreScreening({ db, asOf: context.asOf, registryVersion, traces: createStoreExposures(db) });

  const server: Server = {
    chart,
    chartJson,
    chartCsv: async (id, params) => {
      const { columns, rows, complete } = await chart(id, params);
      return csvFile(id, columns, rows, rows.length, complete);
    },
    list,
    listJson,
    listCsv: async (name, params = NOTHING) => {
      const { columns, rows, total, notes } = await readWhole(context, LIST_DEFINITIONS[name], params);
      return csvFile(name, columns, rows, total, notes.length === 0);
    },
    overview: () => kept('overview', () => overviewPage(context)),
    incident: (slug) => kept(`incident ${slug}`, () => incidentPage(context, slug)),
    wallet: (chain, address) => kept(`wallet ${chain} ${address}`, () => walletPage(db, chain, address)),
    sameAddress: (chain, address) => kept(`same address ${chain} ${address}`, () => sameAddressPage(db, chain, address)),
    event: async (id) => (await readWhere(db, LIST_DEFINITIONS.timeline, [{ field: 'id', anyOf: [id] }])).rows[0],
    eventPage: (id) => kept(`event ${id}`, () => eventPage(context, id)),
    trace: (incident, params) => ifAny<TraceView>(traceJson(incident, params)),
    traceGraph: (incident, params) => ifAny<TraceGraph>(traceGraphJson(incident, params)),
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
    assertAdmin: (request) => assertAdmin(request, config.adminToken),
    async startCrawl(incident, { budget, method }) {
      const [unknown] = await unknownIncidents(db, [incident]);
      if (unknown !== undefined) throw new TrackerError('not_found', `There is no incident "${unknown.slice(0, 50)}".`);
      const { max_hops: maxHops, min_usd: minUsd, max_addresses: maxAddresses } = budget;
      await crawl.start({ incident, method, budget: { maxHops, minUsdMicros: parseUsd(minUsd), maxAddresses } });
      const state = await crawlState(db, incident);
      if (state === null) throw new Error('A crawl that has begun has a state.');
      return state;
    },
    tracedIncidents: () => kept('traced incidents', () => tracedIncidents(db)),
    traceParts: (chain, address) => kept(`trace parts ${chain} ${address}`, () => traceParts(context, chain, address)),
    search: (text) => searchPage(db, text),
    actors: () => kept('actors', () => findActors(db)),
    actor: (name) => kept(`actor ${name}`, () => actorPage(context, name)),
    brands: () => kept('brands', () => findBrands(db)),
    service: (name) => kept(`service ${name.toLowerCase()}`, () => servicePage(context, name)),
    sourceRefs: (ids) => sourceRefs(db, ids),
    screen: (asked) => screening.screen(asked),
    screenCsv: async (asked) => {
      const { rows } = await screening.screen(asked);
      return csvFile('screening', SCREEN_COLUMNS, recordsOf(rows), asked.inputs.length);
    },
    outsideLists: () => screening.lists(),
    screenPage: async (asked) => screenPage(await screening.screen(asked)),
    status,
    statusEvents: (request) => events.open(request),
  };
  return { server, events };
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

function* recordsOf(rows: ScreenAnswer['rows']): Generator<object> {
  for (const row of rows) yield screenRecord(row);
}
