import type { SourceRef } from './dataset';
import type { ServiceRow, WalletRow } from './facts';
import type { WalletPage } from './pages';

/** What was read of an address on one chain, whoever names it there. */
export type AddressRecord = Pick<
  WalletPage,
  'explorer' | 'balances' | 'transfers' | 'inAndOut' | 'serviceEvents' | 'counterparties' | 'coverage' | 'missingKinds' | 'elsewhere'
>;

/** Another chain on which transfers of the same address were fetched. */
export interface ElsewhereRow {
  readonly chain: string;
  /** Of listed assets. */
  readonly transfers: number;
  readonly unlisted: number;
  /** Whether a source names the address on that chain. */
  readonly flagged: boolean;
}

/**
 * An address that no source names on this chain, and that a source names on another: one key has the same address
 * on all EVM chains. It is no flagged wallet and counts as none.
 */
export interface SameAddressPage extends AddressRecord {
  readonly chain: string;
  readonly address: string;
  readonly service: ServiceRow | null;
  /** Where and by whom the same address is flagged; never empty, never on this chain. */
  readonly flagged: readonly WalletRow[];
  readonly sources: readonly SourceRef[];
}
