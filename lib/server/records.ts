import type {
  ActorPage,
  EventPage,
  IncidentPage,
  NamedService,
  Overview,
  SameAddressPage,
  SearchPage,
  ServicePage,
  SourceRef,
  TimelineRow,
  WalletPage,
} from '@/lib/charts/contract';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { readWhere } from '@/lib/charts/lists/read';
import { actorPage } from '@/lib/charts/pages/actor';
import { eventPage } from '@/lib/charts/pages/event';
import { incidentPage } from '@/lib/charts/pages/incident';
import { overviewPage } from '@/lib/charts/pages/overview';
import { searchPage } from '@/lib/charts/pages/search';
import { findBrands, servicePage } from '@/lib/charts/pages/service';
import { sameAddressPage, walletPage } from '@/lib/charts/pages/wallet';
import { sourceRefs } from '@/lib/charts/source-refs';
import { type ActorNamed, findActors } from '@/lib/db/actors';
import type { Asking } from './asking';

/** What the pages of one thing tell. */
export interface Records {
  overview(): Promise<Overview>;
  incident(slug: string): Promise<IncidentPage | undefined>;
  /** Any spelling of the address. Throws `bad_address` where its checksum does not hold. */
  wallet(chain: string, address: string): Promise<WalletPage | undefined>;
  /** An address that is flagged on another chain alone; undefined where it is flagged on this one or on none. */
  sameAddress(chain: string, address: string): Promise<SameAddressPage | undefined>;
  event(id: string): Promise<TimelineRow | undefined>;
  /** The same with what happened around it. */
  eventPage(id: string): Promise<EventPage | undefined>;
  /** The names under which sources flag wallets, the one with the most wallets first. */
  actors(): Promise<readonly ActorNamed[]>;
  actor(name: string): Promise<ActorPage | undefined>;
  /** Services by the name that their addresses share. */
  brands(): Promise<readonly NamedService[]>;
  /** In any case. */
  service(name: string): Promise<ServicePage | undefined>;
  /** What has all words of a text, in everything that the store holds. Nothing of what is asked is kept. */
  search(text: string): Promise<SearchPage>;
  sourceRefs(ids: readonly string[]): Promise<readonly SourceRef[]>;
}

/** Reads records from this store. */
export function createRecords({ context, kept }: Asking): Records {
  const { db } = context;
  return {
    overview: () => kept('overview', () => overviewPage(context)),
    incident: (slug) => kept(`incident ${slug}`, () => incidentPage(context, slug)),
    wallet: (chain, address) => kept(`wallet ${chain} ${address}`, () => walletPage(db, chain, address)),
    sameAddress: (chain, address) => kept(`same address ${chain} ${address}`, () => sameAddressPage(db, chain, address)),
    event: async (id) => (await readWhere(db, LIST_DEFINITIONS.timeline, [{ field: 'id', anyOf: [id] }])).rows[0],
    eventPage: (id) => kept(`event ${id}`, () => eventPage(context, id)),
    actors: () => kept('actors', () => findActors(db)),
    actor: (name) => kept(`actor ${name}`, () => actorPage(context, name)),
    brands: () => kept('brands', () => findBrands(db)),
    service: (name) => kept(`service ${name.toLowerCase()}`, () => servicePage(context, name)),
    search: (text) => searchPage(db, text),
    sourceRefs: (ids) => sourceRefs(db, ids),
  };
}
