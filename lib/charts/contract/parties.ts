import type { LaunderingRow, SourceRef } from './dataset';
import type { IncidentRow, ServiceRow, WalletRow } from './facts';

/** An actor by the name under which sources flag wallets. Sources use such names differently. */
export interface ActorPage {
  readonly name: string;
  readonly wallets: readonly WalletRow[];
  /** Those that a source ties one of the wallets to. */
  readonly incidents: readonly IncidentRow[];
  readonly sources: readonly SourceRef[];
}

/** A service by the name that its addresses share. */
export interface NamedService {
  readonly name: string;
  readonly addresses: number;
  readonly categories: readonly string[];
}

/** What wallets of one theft sent into a service in one asset. Sums of different thefts overlap. */
export interface ServiceInflowRow {
  readonly incident: string;
  readonly chain: string;
  readonly asset: string;
  readonly amount: string;
  readonly amount_base_units: string;
  readonly transfers: number;
  readonly first_time: string;
  readonly last_time: string;
  /** Whether any of the transfers ships with the registry. */
  readonly second_hand: boolean;
}

export interface ServicePage {
  readonly service: NamedService;
  readonly addresses: readonly ServiceRow[];
  readonly inflows: readonly ServiceInflowRow[];
  /** Statements of others that name it, each by itself. */
  readonly reported: readonly LaunderingRow[];
  /** Statements that have no date at all and are not among them. */
  readonly undated: number;
  readonly sources: readonly SourceRef[];
}
