import type { Access, IncidentTier, WalletTier } from '@/lib/core/tiers';

/** The lists of the outside contract. */
export const LISTS = ['incidents', 'attributions', 'wallets', 'services', 'transfers', 'timeline', 'sources'] as const;
export type ListName = (typeof LISTS)[number];

export interface IncidentRow {
  readonly slug: string;
  readonly date: string;
  readonly date_precision: string;
  readonly victim: string;
  readonly chains: readonly string[];
  readonly loss_usd: string | null;
  readonly tier: IncidentTier;
  readonly attributed_by: string;
  readonly attribution_date: string | null;
  /** How far the best-read statement of a government was read; null where the registry has none. */
  readonly statement_access: Access | null;
  readonly note: string | null;
  readonly wallets: number;
  readonly sources: readonly string[];
}

export interface AttributionRow {
  readonly id: string;
  readonly incident: string;
  readonly victim: string;
  readonly parties: readonly string[];
  readonly body: string;
  readonly date: string;
  readonly stated_amount_usd: string | null;
  readonly form: string;
  readonly access: Access;
  readonly note: string | null;
  readonly sources: readonly string[];
}

export interface WalletRow {
  readonly chain: string;
  readonly address: string;
  readonly label: string;
  readonly actor: string;
  readonly incidents: readonly string[];
  readonly context: string;
  readonly authority: string;
  readonly authority_date: string | null;
  readonly tier: WalletTier;
  readonly access: Access;
  readonly address_check: string;
  readonly sources: readonly string[];
}

export interface ServiceRow {
  readonly chain: string;
  readonly address: string;
  readonly name: string;
  readonly category: string;
  readonly sources: readonly string[];
}

export interface TransferRow {
  readonly chain: string;
  readonly block: number;
  readonly block_hash: string | null;
  readonly tx_hash: string;
  readonly kind: string;
  readonly position: string | null;
  readonly timestamp: string;
  readonly from: string;
  readonly to: string;
  /** Symbol of a listed token or the chain's own asset; null for an unlisted token. */
  readonly asset: string | null;
  readonly asset_contract: string | null;
  readonly decimals: number | null;
  readonly amount: string | null;
  readonly amount_base_units: string;
  readonly usd: string | null;
  readonly price_source: string | null;
  /** `fetched` from a node by us; `shipped` with the registry, second hand. */
  readonly origin: 'fetched' | 'shipped';
  /** Result of `tracker verify` on a shipped row, else null. */
  readonly verification: string | null;
}

export interface TimelineRow {
  readonly id: string;
  readonly date: string;
  readonly date_precision: string;
  readonly kind: string;
  readonly parties: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly title_ko: string;
  readonly title_ja: string;
  readonly title_ko_official: string | null;
  readonly title_ja_official: string | null;
  readonly origin: 'article' | 'public';
  readonly article_says: string | null;
  readonly date_source: string | null;
  readonly public_record_adds: string | null;
  readonly document_id: string | null;
  readonly access: Access;
  readonly incidents: readonly string[];
  readonly source: readonly string[];
}

export interface SourceRow {
  readonly id: string;
  readonly citation: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly access: Access;
  readonly note: string | null;
  /** How many facts of the registry rest on it. */
  readonly facts: number;
}

export interface ListRows {
  incidents: IncidentRow;
  attributions: AttributionRow;
  wallets: WalletRow;
  services: ServiceRow;
  transfers: TransferRow;
  timeline: TimelineRow;
  sources: SourceRow;
}
