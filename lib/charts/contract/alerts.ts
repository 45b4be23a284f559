import type { WalletTier } from '@/lib/core/tiers';

/** What a source of the registry says of an address. */
export interface FlaggedRef {
  readonly label: string;
  readonly tier: WalletTier;
  readonly authority: string;
  readonly authority_date: string | null;
  readonly access: string;
  readonly sources: readonly string[];
}

/** A final transfer of a flagged wallet that the operator watched for. It states this transfer, and accuses nobody new. */
export interface AlertRow {
  /** Stands for the transfer: the same on every machine. */
  readonly id: string;
  readonly chain: string;
  readonly block: number;
  readonly tx_hash: string;
  readonly kind: string;
  readonly timestamp: string;
  readonly from: string;
  readonly to: string;
  readonly asset: string | null;
  readonly asset_contract: string | null;
  readonly amount: string | null;
  /** At the price of the day; null where none is known. */
  readonly usd: string | null;
  readonly price_source: string | null;
  /** The flagged wallet: one of the two ends. */
  readonly wallet: string;
  /** Null where no source flags it any more. */
  readonly flagged: FlaggedRef | null;
  /** The other end, as far as the registry names it. */
  readonly other: { readonly address: string; readonly service: { readonly name: string; readonly category: string } | null; readonly flagged: FlaggedRef | null };
  readonly raised_at: string;
  /** When a reorganisation below finality took the transfer back; null as long as it stands. */
  readonly withdrawn_at: string | null;
}

/** The newest alerts, and of how many transfers there are some. */
export interface AlertList {
  readonly rows: readonly AlertRow[];
  readonly total: number;
}
