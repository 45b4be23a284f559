import { createHash } from 'node:crypto';
import { WALLET_TIERS } from '@/lib/core/tiers';
import type { Db } from '@/lib/db/client';
import { type CountedList, listOutsideLists, outsideListsVersion } from '@/lib/db/outside-lists';
import { LOOKALIKE_RULE } from '@/lib/screen/lookalikes';
import type { Asked } from '@/lib/screen/read-inputs';
import { createScreening, type Screening } from '@/lib/screen/screening';
import { createTally } from '@/lib/screen/tally';
import { type ClaimOn, type ListRef, NO_CLEARANCE, type ScreenMeta, type ScreenRow } from '@/lib/screen/types';
import { readClaims } from './claims';
import { type Exposures, NO_EXPOSURES, type StoreExposures } from './store-exposures';

/** The answers, made while they are read; `meta` counts those that were read. */
export interface ScreenAnswer {
  readonly rows: Iterable<ScreenRow>;
  readonly meta: () => ScreenMeta;
}

/** All that answers are made of. */
export interface ScreenSource {
  readonly claims: readonly ClaimOn[];
  readonly lists: readonly ListRef[];
  readonly exposures: Exposures;
  /** Changes with any of them. */
  readonly version: string;
}

/** Answers with which data version and as of when. `asOf` is that of the registry. */
export function screenWith(source: ScreenSource, { asOf, registryVersion }: { asOf: string; registryVersion: string }): (asked: Asked) => ScreenAnswer {
  const screening = createScreening({ claims: source.claims, exposuresOf: (address) => source.exposures.exposuresOf(address) });
  const dataVersion = createHash('sha256').update(`${registryVersion}\n${source.version}`).digest('hex').slice(0, 16);
  return ({ inputs, column }) => {
    const tally = createTally();
    const meta = (): ScreenMeta => ({
      total: tally.total,
      results: tally.results,
      column,
      asOf,
      dataVersion,
      registryVersion,
      flagged: screening.flagged,
      lists: source.lists,
      traces: source.exposures.traces,
      lookalikeRule: LOOKALIKE_RULE,
      notice: NO_CLEARANCE,
    });
    return { rows: rowsOf(screening, inputs, tally.add), meta };
  };
}

function* rowsOf(screening: Screening, inputs: Asked['inputs'], add: (row: ScreenRow) => ScreenRow): Generator<ScreenRow> {
  for (const input of inputs) yield add(screening.screen(input));
}

export interface StoreScreeningParts {
  readonly db: Db;
  readonly asOf: string;
  readonly registryVersion: string;
  /** By default there are none. */
  readonly traces?: StoreExposures;
}

/** Answers from the store. */
export interface StoreScreening {
  screen(asked: Asked): Promise<ScreenAnswer>;
  /** The lists from outside that are asked. */
  lists(): Promise<ListRef[]>;
}

/**
 * Makes the index of the store at the first question and again when a list or a trace has changed since. Nothing that
 * is asked is written anywhere.
 */
export function createStoreScreening({ db, asOf, registryVersion, traces }: StoreScreeningParts): StoreScreening {
  let made: { version: string; screen: Promise<(asked: Asked) => ScreenAnswer> } | undefined;

  async function make(version: string): Promise<(asked: Asked) => ScreenAnswer> {
    const lists = (await listOutsideLists(db)).map(listRef);
    const source = { claims: await readClaims(db), lists, exposures: (await traces?.read()) ?? NO_EXPOSURES, version };
    return screenWith(source, { asOf, registryVersion });
  }

  return {
    lists: async () => (await listOutsideLists(db)).map(listRef),
    async screen(asked) {
      const version = `${await outsideListsVersion(db)}\n${(await traces?.version()) ?? ''}`;
      if (made?.version !== version) made = { version, screen: make(version) };
      const { screen } = made;
      try {
        return (await screen)(asked);
      } catch (error) {
        made = undefined;
        throw error;
      }
    },
  };
}

function listRef({ id, title, licence, date, tier, listings, delisted, distrustReason }: CountedList): ListRef {
  return { id, title, licence, date, tier: WALLET_TIERS.find((one) => one === tier) ?? 'suspected', listings, delisted, distrusted: distrustReason };
}
