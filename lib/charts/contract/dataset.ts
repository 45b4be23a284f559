import type { Access, Origin } from '@/lib/core/tiers';

/** The charts of the outside contract; an id is a promise. */
export const SERVED_CHARTS = [
  'thefts-by-year',
  'thefts-over-time',
  'laundering-over-time',
  'flow',
  'time-to-launder',
  'attributions',
  'wallet-balances',
  'event-study',
  'mixer-activity',
] as const;
export type ServedChart = (typeof SERVED_CHARTS)[number];

/** Whether a chart of this name is served. */
export function isServedChart(name: string): name is ServedChart {
  return SERVED_CHARTS.some((served) => served === name);
}

/** A cell as JSON has it. Amounts are decimal strings, never numbers; unknown is null, never 0 or ''. */
export type Cell = string | number | boolean | null | readonly string[];

/** What a column holds and how to read it. `usd` and `amount` are decimal strings, `units` integer strings. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly type: 'text' | 'list' | 'date' | 'time' | 'integer' | 'usd' | 'amount' | 'units' | 'boolean';
  readonly unit?: string;
  readonly note?: string;
}

/** A document or a data set that a figure rests on. `url` only where the registry has one. */
export interface SourceRef {
  readonly id: string;
  readonly citation: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly access: Access;
}

/** A timeline entry on the time span of a chart; an exported picture and CSV keep it. */
export interface DatasetEvent {
  readonly id: string;
  readonly date: string;
  readonly date_precision: string;
  readonly kind: string;
  readonly parties: readonly string[];
  readonly title: string;
  readonly origin: 'article' | 'public';
}

/** One answer, from which page, embed, CSV, image and API are all made. */
export interface Dataset<Row = Readonly<Record<string, Cell>>> {
  readonly id: ServedChart;
  readonly title: string;
  readonly subtitle: string;
  readonly unit: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly events: readonly DatasetEvent[];
  readonly sources: readonly SourceRef[];
  /** ISO 8601 UTC: the last moment up to which the rows are complete. */
  readonly asOf: string;
  readonly complete: boolean;
  /** What the rows leave out and what a reader could get wrong, one sentence each. */
  readonly notes: readonly string[];
  readonly methodVersion: string;
}

/** A whole list or dataset as CSV text, never cut. `chunks` begin with the header row and are made as they are read. */
export interface CsvFile {
  /** File name without a folder, `.csv` included. */
  readonly name: string;
  /** Rows behind the header row. */
  readonly total: number;
  /** False where it is known that rows are missing or figures are lower bounds. */
  readonly complete: boolean;
  readonly chunks: AsyncIterable<string>;
}

/** The row type of each chart that is served. */
export interface ChartRows {
  'thefts-by-year': TheftsByYearRow;
  'thefts-over-time': TheftsOverTimeRow;
  'laundering-over-time': LaunderingRow;
  flow: FlowRow;
  'time-to-launder': TimeToLaunderRow;
  attributions: PartyAttributionRow;
  'wallet-balances': WalletBalanceRow;
  'event-study': EventStudyRow;
  'mixer-activity': MixerActivityRow;
}

/** `thefts-by-year`: one row per year and tier. */
export interface TheftsByYearRow {
  readonly year: number;
  readonly tier: string;
  readonly incidents: number;
  readonly incidents_without_amount: number;
  readonly loss_usd: string | null;
}

/** `thefts-over-time`: one row per period and tier. A theft dated by its year alone has a period of that year. */
export interface TheftsOverTimeRow {
  readonly period_start: string;
  readonly period_end: string;
  /** `month`, `quarter` or `year`. */
  readonly period: string;
  readonly tier: string;
  readonly incidents: number;
  readonly incidents_without_amount: number;
  /** Null when no incident of the row has an amount. */
  readonly loss_usd: string | null;
  readonly slugs: readonly string[];
  readonly largest_slug: string | null;
  readonly largest_victim: string | null;
  readonly largest_loss_usd: string | null;
}

/** `laundering-over-time`: one row per day, incident, origin, reporter, stage, chain and asset. Origins never add up. */
export interface LaunderingRow {
  readonly date: string;
  readonly date_precision: string;
  readonly incident: string;
  readonly origin: Exclude<Origin, 'computed'>;
  /** Who reported it; null for what is observed on chain. */
  readonly reporter: string | null;
  /** Laundering stage of a report; for what is observed, where the value went next as the registry labels it. */
  readonly stage: string;
  readonly service: string | null;
  /** Null where others give a sum or a statement without it. */
  readonly chain: string | null;
  readonly asset: string | null;
  readonly amount: string | null;
  readonly amount_base_units: string | null;
  readonly usd: string | null;
  /** Ids of sources, or the Chainlink round: one price for the whole row. */
  readonly price_source: string | null;
  readonly transfers: number | null;
  /** Second hand until verified, fetched by us, or a statement. */
  readonly basis: 'fetched' | 'shipped' | 'series' | 'statement';
  readonly source: string | null;
}

/** `flow`: one row per sender, recipient and asset of one incident, out of the first wallet and onward. */
export interface FlowRow {
  readonly incident: string;
  /** 1 leaves the wallet that received the theft. */
  readonly hop: number;
  readonly chain: string;
  readonly from: string;
  readonly from_label: string | null;
  readonly to: string;
  readonly to_label: string | null;
  /** `flagged`, a service category, or `unlabelled`. */
  readonly to_category: string;
  readonly asset: string;
  readonly asset_contract: string | null;
  readonly decimals: number;
  readonly amount: string;
  readonly amount_base_units: string;
  readonly transfers: number;
  readonly first_time: string;
  readonly last_time: string;
  readonly tx_hashes: readonly string[];
  readonly origin: 'fetched' | 'shipped' | 'mixed';
}

/** `time-to-launder`: one row per incident, stage and day since the theft, computed; and one per reported stage. Never add up. */
export interface TimeToLaunderRow {
  /** Null for what is reported of thefts in general. */
  readonly incident: string | null;
  readonly origin: Exclude<Origin, 'observed'>;
  readonly reporter: string | null;
  /** Of a report whether its text was seen; null for what is computed. */
  readonly access: string | null;
  readonly stage: string;
  readonly day: number;
  /** Of a reported stage its last day; otherwise the same as `day`. */
  readonly last_day: number;
  /** Null for what is reported: nobody says how much. */
  readonly usd: string | null;
  readonly cumulative_usd: string | null;
  /** Of what was stolen and has a price, from 0 to 1, rounded down. */
  readonly share: string | null;
  readonly sources: readonly string[];
}

/** `attributions`: one row per theft and party that stated it; one per theft of which no dated statement is held. */
export interface PartyAttributionRow {
  readonly incident: string;
  readonly victim: string;
  readonly incident_date: string;
  readonly tier: string;
  /** A government, such as `US`; of a row of the ledger whoever attributes the theft, in its words. */
  readonly party: string;
  /** Dated statements that are held, or what the ledger says of the theft and no more. */
  readonly basis: 'statement' | 'ledger';
  /** How many are held. 0 is not a denial. */
  readonly statements: number;
  readonly first_date: string | null;
  readonly first_form: string | null;
  readonly first_body: string | null;
  readonly first_access: string | null;
  /** The others who made the first statement with this party. */
  readonly jointly_with: readonly string[];
  /** Each later statement of the party: its date, form and body. */
  readonly later: readonly string[];
  /** Of the earliest statement that has an amount. */
  readonly stated_usd: string | null;
  readonly sources: readonly string[];
}

/** `wallet-balances`: one row per flagged wallet and asset that it was asked for; one per wallet of which nothing is known. */
export interface WalletBalanceRow {
  readonly chain: string;
  readonly wallet: string;
  readonly label: string;
  readonly incidents: readonly string[];
  readonly tier: string;
  /** Null where nobody has asked for the balances of the wallet, and with it all that follows. */
  readonly asset: string | null;
  /** Null for the chain's own asset. */
  readonly asset_contract: string | null;
  readonly amount: string | null;
  readonly amount_base_units: string | null;
  /** At the price of the day of the block; null where none is stored. */
  readonly usd: string | null;
  readonly price_source: string | null;
  readonly block: number | null;
  readonly as_of: string | null;
}

/** The series that an event can be held against. */
export const STUDY_SERIES = ['thefts', 'laundering', 'mixer-activity'] as const;
export type StudySeries = (typeof STUDY_SERIES)[number];

/** `event-study`: one row per window size, the one asked for first. Changes are shares: -0.65 is 65 % less. */
export interface EventStudyRow {
  readonly event: string;
  readonly date: string;
  readonly series: StudySeries;
  /** Days on each side. */
  readonly window: number;
  /** Means a known day in the unit of the dataset; null where fewer than half of the days are known. */
  readonly before: string | null;
  readonly after: string | null;
  readonly change: number | null;
  /** 0 to 100: the share of placebo dates with a smaller change, and half of those with an equal one. */
  readonly placeboPercentile: number | null;
  readonly placebos: number;
  readonly placeboLow: number | null;
  readonly placeboMedian: number | null;
  readonly placeboHigh: number | null;
  readonly daysBefore: number;
  readonly daysAfter: number;
}

/** `mixer-activity`: one row per day of the span that the series covers, by all users of the pool. */
export interface MixerActivityRow {
  readonly date: string;
  readonly deposits: number;
  readonly asset: string;
  readonly amount: string;
  readonly amount_base_units: string;
  /** At the price of the day; null where none is stored. */
  readonly usd: string | null;
  readonly price_source: string | null;
}
