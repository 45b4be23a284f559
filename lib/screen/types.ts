import type { Says } from '@/lib/core/says';
import type { Access, WalletTier } from '@/lib/core/tiers';

/**
 * What can be said of an address, the gravest first: a source ties it to DPRK actors; a trace finds stolen value there;
 * a list names it, but not or no longer as theirs; it takes funds of many; it looks like a flagged one; nothing is known
 * of it; it is no address of a chain that we know.
 */
export const SCREEN_RESULTS = ['flagged', 'exposed', 'listed', 'service', 'lookalike', 'unknown', 'invalid'] as const;
export type ScreenResult = (typeof SCREEN_RESULTS)[number];

/** What one source says of an address. */
export interface Claim {
  /** A chain of ours, or the name that the list gives it. */
  readonly chain: string;
  readonly says: Says;
  /** Who says so, in words. */
  readonly source: string;
  /** Id of the list from outside; null for the registry. */
  readonly list: string | null;
  /** Null for a service, of which nobody is accused. */
  readonly tier: WalletTier | null;
  readonly access: Access | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where the source gives none. */
  readonly date: string | null;
  /** Whom or what the source names. */
  readonly entity: string;
  readonly category: string | null;
  readonly programmes: readonly string[];
  /** Slugs of the thefts that the source connects it with. */
  readonly incidents: readonly string[];
  /** Since when the list has it no more; null while it stands. */
  readonly until: string | null;
  /** Why the list that says so is not believed; null for all others. */
  readonly distrusted: string | null;
}

/** The address is canonical on a chain of ours, else as the list writes it. */
export interface ClaimOn {
  readonly address: string;
  readonly claim: Claim;
}

/** Stolen value in one asset, decimal: what FIFO finds, the least and the most of FIFO, LIFO and haircut. */
export interface ExposureSum {
  readonly asset: string;
  readonly asset_contract: string | null;
  readonly amount: string;
  readonly least: string | null;
  readonly most: string | null;
  /** Worth of `amount` at the time of the theft; null where no source gives a price. */
  readonly usd: string | null;
}

/** The part of an address in the trace of one theft. */
export interface Exposure {
  readonly incident: string;
  readonly chain: string;
  /** Steps from the theft: 0 for a wallet that received the loot. */
  readonly hops: number;
  readonly received: readonly ExposureSum[];
  readonly sent: readonly ExposureSum[];
  /** Hashes of the transactions by which most of it came, the theft first. */
  readonly path: readonly string[];
}

/** The answer for one address. */
export interface ScreenRow {
  /** As it was given; a very long one is cut. */
  readonly input: string;
  /** Of the leading claim; else what its form tells, which is `evm` for any chain of the EVM; null for what is no address. */
  readonly chain: string | null;
  readonly address: string | null;
  readonly result: ScreenResult;
  /** Why it is no address, or what is odd about its spelling. */
  readonly note: string | null;
  /** Who says what the result says, how sure, since when; null unless a source does. */
  readonly source: string | null;
  readonly tier: WalletTier | null;
  readonly date: string | null;
  readonly entity: string | null;
  /** All that is said of it, those first that decide the result. */
  readonly claims: readonly Claim[];
  /** Whether two sources disagree about whose it is. */
  readonly conflict: boolean;
  readonly exposures: readonly Exposure[];
  readonly service: { readonly chain: string; readonly name: string; readonly category: string } | null;
  /** Flagged addresses that it could be taken for. */
  readonly lookalike_of: readonly { readonly chain: string; readonly address: string }[];
}

/** A text to be screened, or what stood in its place and could not be read. */
export type Input = string | { readonly text: string; readonly problem: string };

/** A list from outside that was asked, and the edition that was. */
export interface ListRef {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly date: string;
  readonly tier: WalletTier;
  readonly listings: number;
  readonly delisted: number;
  readonly distrusted: string | null;
}

/** The trace of a theft that was asked: how many addresses it reaches, by transfers read up to when; or why there is none. */
export interface TraceRef {
  readonly incident: string;
  readonly addresses: number;
  readonly asOf: string | null;
  readonly problem: string | null;
}

/** What was asked when an answer was given, so that it can be defended later. */
export interface ScreenMeta {
  readonly total: number;
  readonly results: Readonly<Record<ScreenResult, number>>;
  /** The column of a CSV that was read; null where there was no choice. */
  readonly column: string | null;
  /** Up to when the facts of the registry are complete. */
  readonly asOf: string;
  /** Changes with every fact, list and trace: the same version gives the same answers. */
  readonly dataVersion: string;
  readonly registryVersion: string;
  readonly flagged: number;
  readonly lists: readonly ListRef[];
  readonly traces: readonly TraceRef[];
  readonly lookalikeRule: string;
  readonly notice: string;
}

/** Said with every answer. */
export const NO_CLEARANCE =
  'Not to be found here is no clearance: sources are late and incomplete, traces reach only as far as the transfers that were read, and new addresses are used every day.';

/** What a page shows of an answer: the gravest rows first, and the count of all. */
export interface ScreenPage {
  readonly meta: ScreenMeta;
  readonly rows: readonly ScreenRow[];
}
