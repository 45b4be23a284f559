import type { WalletTier } from '@/lib/core/tiers';
import type { SourceRef } from './dataset';

/** How stolen and other money in one account is told apart when some of it leaves; poison says reach only, never money. */
export const TRACE_METHODS = ['fifo', 'lifo', 'tiho', 'haircut', 'poison'] as const;
export type TraceMethod = (typeof TRACE_METHODS)[number];

/**
 * Stolen value in one asset. `amount` is decimal, `amount_base_units` whole; `usd` is worth at the time of the theft, null
 * where no source gives a price.
 */
export interface TraceSum {
  /** Symbol of a listed token or of the chain's own asset. */
  readonly asset: string;
  readonly asset_contract: string | null;
  readonly decimals: number;
  readonly amount: string;
  readonly amount_base_units: string;
  readonly usd: string | null;
}

/** A transfer that took the loot. `basis` says whether we read it on chain or a source reported it. */
export interface TraceTheft extends TraceSum {
  readonly chain: string;
  readonly tx_hash: string;
  readonly time: string;
  readonly to: string;
  readonly basis: 'fetched' | 'shipped' | 'reported';
}

/** What a trace says of an address: nothing more than a source, the chain or the method does. */
export interface TraceParty {
  readonly chain: string;
  readonly address: string;
  /** The label of the registry; null where no source names the address. */
  readonly label: string | null;
  /** The tier of a flagged wallet; null for any other. */
  readonly tier: WalletTier | null;
}

/** Where stolen value is at the end of the record. */
export interface TracePlace extends TraceParty, TraceSum {
  /** Category of the service that it entered, `burned`, `suspected service`, `held` or `frontier`. */
  readonly category: string;
  readonly name: string | null;
  /** `chain:address` to which a bridge says that it went, where the trace could not follow. */
  readonly destination: string | null;
  readonly first_time: string;
  readonly last_time: string;
  /** What FIFO, LIFO and haircut give for this place; null under poison. */
  readonly range: { readonly least: string; readonly most: string; readonly least_usd: string | null; readonly most_usd: string | null } | null;
}

/** One way from the theft to a place, transaction by transaction, the theft first. */
export interface TracePath extends TraceSum {
  readonly to_category: string;
  readonly to_name: string | null;
  readonly chain: string;
  readonly to: string;
  readonly transactions: readonly string[];
}

/** Value at the time of the theft by where it is; null where a price is unknown. */
export interface TraceTotals {
  readonly stolen: string | null;
  readonly ended: string | null;
  readonly held: string | null;
  readonly frontier: string | null;
  /** Null also where the record has no fees. */
  readonly fees: string | null;
}

/** When value reached a stage of laundering, counted from the theft that it is of. */
export interface TraceStep {
  readonly stage: string;
  readonly seconds: number;
  readonly usd: string;
  readonly cumulative_usd: string;
}

/** A pattern with its evidence and its rule. A lead is a guess to follow up by hand, never part of a sum. */
export interface TraceFinding {
  readonly rule: string;
  readonly text: string;
  readonly chain: string;
  readonly addresses: readonly string[];
  readonly evidence: readonly string[];
  readonly lead: boolean;
}

/** The conservation of one asset, in base units: stolen + swapped in = swapped out + accounted. */
export interface TraceBalance {
  readonly chain: string;
  readonly asset: string;
  readonly stolen: string;
  readonly swapped_in: string;
  readonly swapped_out: string;
  readonly accounted: string;
}

/** How far the fetching for a trace came. */
export interface CrawlState {
  readonly state: 'running' | 'done' | 'idle' | 'failed';
  readonly message: string | null;
  readonly addresses: number;
  readonly hops: number;
  readonly requests: number;
  readonly budget: { readonly max_hops: number; readonly min_usd: string; readonly max_addresses: number };
  readonly updated_at: string;
}

/** The trace of one incident over what the store holds. Lists are whole but for `paths`, which says its total. */
export interface TraceView {
  readonly incident: string;
  readonly victim: string;
  readonly method: TraceMethod;
  readonly stolen: readonly TraceTheft[];
  readonly totals: TraceTotals;
  /** The same counting only what has a price: at least so much. Null under poison, but for what was stolen. */
  readonly at_least: TraceTotals;
  readonly ends: readonly TracePlace[];
  readonly held: readonly TracePlace[];
  readonly frontier: readonly TracePlace[];
  readonly fees: readonly TracePlace[];
  readonly fees_known: boolean;
  readonly balances: readonly TraceBalance[];
  /** Null under poison, which is no money. */
  readonly invariant_holds: boolean | null;
  readonly paths: readonly TracePath[];
  readonly paths_total: number;
  readonly pace: readonly TraceStep[];
  readonly findings: readonly TraceFinding[];
  readonly contradictions: readonly { readonly chain: string; readonly address: string; readonly labels: readonly string[] }[];
  /** What addresses on the way must have held before their history begins: assumed clean and oldest. */
  readonly assumed: readonly { readonly chain: string; readonly address: string; readonly asset: string; readonly amount: string }[];
  readonly crawl: CrawlState | null;
  readonly sources: readonly SourceRef[];
  readonly asOf: string;
  /** False as long as anything is at the frontier or a kind of transfer can't be had. */
  readonly complete: boolean;
  readonly notes: readonly string[];
  readonly methodVersion: string;
}

/** What an address is in the graph of a trace. */
export type TraceNodeKind = 'origin' | 'wallet' | 'service' | 'suspected' | 'frontier' | 'burned';

export interface TraceNode extends TraceParty {
  /** `chain:address`. */
  readonly id: string;
  readonly kind: TraceNodeKind;
  /** Category of a service; null for any other. */
  readonly category: string | null;
  /** Steps from the theft, 0 for the wallets that received it. */
  readonly hop: number;
  /** Stolen value that came in, and what of it is not known to have left, in dollars at the time of the theft; the latter null for services. */
  readonly received_usd: string | null;
  readonly held_usd: string | null;
  readonly first_time: string;
  readonly last_time: string;
}

/** Stolen value that moved from one address to another in one asset. */
export interface TraceEdge extends TraceSum {
  /** Ids of nodes. A swap has the same address at both ends and is left out. */
  readonly from: string;
  readonly to: string;
  readonly transfers: number;
  readonly first_time: string;
  readonly last_time: string;
  /** Each transfer of the edge: time in seconds and hash, earliest first. */
  readonly transactions: readonly { readonly time: number; readonly hash: string }[];
}

/** The graph of a trace: its largest edges and their nodes. `total` says how many there are in all. */
export interface TraceGraph {
  readonly incident: string;
  readonly method: TraceMethod;
  readonly nodes: readonly TraceNode[];
  readonly edges: readonly TraceEdge[];
  readonly total: { readonly nodes: number; readonly edges: number };
  readonly asOf: string;
  readonly sources: readonly SourceRef[];
  readonly notes: readonly string[];
}

/** The part of one address in the trace of one incident. */
export interface TracePart {
  readonly incident: string;
  readonly victim: string;
  readonly hop: number;
  readonly received: readonly TraceSum[];
  readonly sent: readonly TraceSum[];
  /** What of it is not known to have left. */
  readonly held: readonly TraceSum[];
  /** The way by which most of it came. */
  readonly path: readonly string[];
}
