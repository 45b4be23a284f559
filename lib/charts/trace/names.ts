import type { TraceParty, TraceSum } from '@/lib/charts/contract';
import { displayAddress } from '@/lib/core/address';
import { formatUnits, formatUsd } from '@/lib/core/money';
import type { Party } from '@/lib/db/trace-parties';
import type { Assets } from './assets';

/** Tells addresses and amounts of a trace as they are shown, and remembers whose labels were told. */
export interface Names {
  party(chain: string, address: string): TraceParty;
  sum(chain: string, asset: string, amount: bigint, micros: bigint | null): TraceSum;
  /** `chain:address` in the spelling that is shown. */
  id(chain: string, address: string): string;
  /** Who says the labels that were told. */
  sourceIds(): string[];
}

/** Makes the names of one trace. */
export function createNames(assets: Assets, parties: ReadonlyMap<string, Party>): Names {
  const cited = new Set<string>();
  return {
    party(chain, address) {
      const known = parties.get(`${chain}:${address}`);
      known?.sourceIds.forEach((id) => cited.add(id));
      return { chain, address: displayAddress(chain, address), label: known?.label ?? null, tier: known?.tier ?? null };
    },
    sum(chain, key, amount, micros) {
      const { symbol, contract, decimals } = assets.of(chain, key);
      return {
        asset: symbol,
        asset_contract: contract === null ? null : displayAddress(chain, contract),
        decimals,
        amount: formatUnits(amount, decimals),
        amount_base_units: amount.toString(),
        usd: micros === null ? null : formatUsd(micros),
      };
    },
    id: (chain, address) => `${chain}:${displayAddress(chain, address)}`,
    sourceIds: () => [...cited],
  };
}
