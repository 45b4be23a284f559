import type { ListName, ListRows } from './facts';
import type {
  AttributionRow,
  IncidentRow,
  ServiceRow,
  TimelineRow,
  TransferRow,
  WalletRow,
} from './facts';
import type { AlertList } from './alerts';
import type { DatasetEvent, SourceRef } from './dataset';
import type { InAndOut } from './in-and-out';
import type { ElsewhereRow } from './same-address';
import type { ServiceEventRow } from './service-events';

/** A page of a list. `total` counts all rows that match, whatever the page holds. */
export interface ListPage<N extends ListName> {
  readonly data: readonly ListRows[N][];
  readonly meta: {
    readonly total: number;
    readonly asOf: string;
    readonly nextCursor: string | null;
    readonly sources: readonly SourceRef[];
    /** What the rows can't tell, one sentence each; empty where the list is whole. */
    readonly notes: readonly string[];
  };
}

/** What one named party published about the loot of an incident. Snapshots: never summed. */
export interface ReportedFlowRow {
  readonly id: string;
  readonly kind: string;
  readonly as_of: string | null;
  readonly stage: string;
  readonly service: string | null;
  readonly asset: string | null;
  readonly amount: string | null;
  readonly amount_usd: string | null;
  readonly share_percent: string | null;
  readonly reported_by: string;
  readonly publication_date: string | null;
  readonly note: string | null;
  readonly sources: readonly string[];
}

/** A theft transaction as the registry has it. Rows below `high` confidence are shown as leads only. */
export interface TheftTransactionRow {
  readonly id: string;
  readonly incident: string;
  readonly role: string;
  readonly date: string | null;
  readonly chain: string;
  readonly tx_hash: string;
  readonly block: number | null;
  readonly timestamp: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly asset: string | null;
  readonly kind: string | null;
  readonly amount: string | null;
  readonly amount_base_units: string | null;
  readonly confidence: string;
  readonly note: string | null;
  readonly sources: readonly string[];
}

export interface IncidentPage {
  readonly incident: IncidentRow;
  readonly attributions: readonly AttributionRow[];
  readonly wallets: readonly WalletRow[];
  readonly theftTransactions: readonly TheftTransactionRow[];
  readonly reportedFlows: readonly ReportedFlowRow[];
  readonly events: readonly TimelineRow[];
  readonly transfers: { readonly rows: readonly TransferRow[]; readonly total: number };
  /** Whether `flow` has rows for this incident. */
  readonly hasFlow: boolean;
  readonly sources: readonly SourceRef[];
}

/** An entry of the timeline with what else may have happened within `reach` days of it. */
export interface EventPage {
  readonly event: TimelineRow;
  readonly reach: number;
  readonly others: readonly DatasetEvent[];
  readonly thefts: readonly IncidentRow[];
  readonly sources: readonly SourceRef[];
}

export interface BalanceRow {
  readonly asset: string;
  readonly asset_contract: string | null;
  readonly decimals: number;
  readonly amount: string;
  readonly amount_base_units: string;
  readonly block: number;
  readonly timestamp: string;
  /**
   * The balance less what the transfers come to, in base units: `0` where they explain it all. Null where not every
   * kind of transfer that moves the asset was read up to that block.
   */
  readonly unexplained_base_units: string | null;
}

/** One address that a wallet exchanged listed assets with; one row per asset, sums are of one asset each. */
export interface CounterpartyRow {
  readonly address: string;
  readonly label: string | null;
  /** `flagged`, a service category, or `unlabelled`. */
  readonly category: string;
  readonly asset: string;
  readonly received: string;
  readonly sent: string;
  readonly transfers: number;
}

export interface WalletPage {
  readonly wallet: WalletRow;
  readonly service: ServiceRow | null;
  readonly explorer: string | null;
  readonly balances: readonly BalanceRow[];
  readonly transfers: { readonly rows: readonly TransferRow[]; readonly total: number; readonly unlisted: number };
  /** What came in and went out over time, in dollars. */
  readonly inAndOut: InAndOut;
  /** The latest of them, and how many there are. */
  readonly serviceEvents: { readonly rows: readonly ServiceEventRow[]; readonly total: number };
  readonly counterparties: readonly CounterpartyRow[];
  readonly incidents: readonly IncidentRow[];
  /** Blocks fetched for this wallet, by kind of transfer; empty when nobody has looked. */
  readonly coverage: readonly { readonly kind: string; readonly from: number; readonly to: number }[];
  readonly missingKinds: readonly string[];
  /** Other chains on which transfers of the same address were fetched. */
  readonly elsewhere: readonly ElsewhereRow[];
  readonly sources: readonly SourceRef[];
}

export interface OfficialTotal {
  readonly body: string;
  readonly period: string;
  readonly total_usd: string;
  readonly incidents: number | null;
  readonly published: string | null;
  readonly access: string;
  readonly note: string | null;
  readonly sources: readonly string[];
  /** What our ledger has for the same period; null where the period can't be read as days. */
  readonly ours: OursBeside | null;
}

/** Sums are lower bounds; null where no theft of the period has an amount. */
export interface OursBeside {
  /** By governments and multilateral bodies alone. */
  readonly stated_usd: string | null;
  readonly all_usd: string | null;
  readonly incidents: number;
  readonly incidents_without_amount: number;
  /** Dated too coarsely to say that they lie in the period; in none of the sums. */
  readonly incidents_maybe_outside: number;
}

/** The figures above the overview; each says what it counts and leaves out. */
export interface Overview {
  readonly stolenUsd: string;
  readonly incidents: number;
  readonly incidentsWithoutAmount: number;
  /** Of the same thefts those that are neither suspected nor disputed. */
  readonly undisputedUsd: string;
  /** Attributed by a government: tier official; the unnamed-victim ones counted apart. */
  readonly governmentUsd: string;
  readonly governmentIncidents: number;
  /** Those of them whose statement nobody has seen, neither itself nor in a copy. */
  readonly governmentUnverified: number;
  readonly unnamedVictimIncidents: number;
  readonly jointStatementIncidents: number;
  readonly followed: readonly {
    readonly incident: string;
    readonly asset: string;
    readonly amount: string;
    readonly asOf: string;
    readonly origin: string;
  }[];
  readonly wallets: number;
  readonly walletsByForm: Readonly<Record<string, number>>;
  readonly walletsByTier: Readonly<Record<string, number>>;
  readonly officialTotals: readonly OfficialTotal[];
  readonly sources: number;
  readonly asOf: string;
}

export interface SyncProgress {
  readonly chain: string;
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly head: number | null;
  readonly wanted: number;
  readonly done: number;
  readonly requests: number;
  readonly rows: number;
  readonly missing_kinds: readonly string[];
  readonly message: string | null;
  readonly started_at: string;
  readonly updated_at: string;
  /** When a sync of the chain last came to its end; null before the first that did. */
  readonly completed_at: string | null;
}

/** How an endpoint did in the last run of its chain, by its host. */
export interface EndpointRow {
  readonly chain: string;
  readonly host: string;
  readonly answered: number;
  readonly failed: number;
  /** Answers that could not be true and were thrown away. */
  readonly discarded: number;
  readonly last_discard: string | null;
  readonly last_discard_at: string | null;
  readonly latency_ms: number | null;
  /** Requests a second that it was learned to bear; null as long as it never asked for fewer. */
  readonly rate: number | null;
  readonly updated_at: string;
}

/** Blocks `common_block + 1` to `block` were replaced below finality: what was stored of them was taken back. */
export interface ReorgRow {
  readonly chain: string;
  readonly found_at: string;
  readonly common_block: number;
  readonly block: number;
  readonly stored_hash: string;
  readonly new_hash: string;
  readonly removed_transfers: number;
  readonly removed_events: number;
}

export interface StatusPage {
  readonly engine: 'pglite' | 'postgresql';
  readonly replay: boolean;
  readonly registryVersion: string;
  readonly counts: Readonly<Record<ListName, number>>;
  readonly syncSetting: 'off' | 'on' | 'public';
  readonly configuredChains: readonly string[];
  readonly sync: readonly SyncProgress[];
  readonly endpoints: readonly EndpointRow[];
  /** The newest of them, and how many were found in all. */
  readonly reorgs: { readonly rows: readonly ReorgRow[]; readonly total: number };
  /** Final transfers that the operator watched for: the newest, and how many there were. */
  readonly alerts: AlertList;
  readonly verification: Readonly<Record<'match' | 'mismatch' | 'not found' | 'unverified', number>>;
  readonly asOf: string;
}

