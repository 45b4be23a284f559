import type { IncidentRow } from '@/lib/charts/contract';
import { formatUsd, parseUsd, sum } from '@/lib/core/money';
import { INCIDENT_TIERS } from '@/lib/core/tiers';

/** What a cell of thefts adds up to. The loss is null where no theft of the cell has an amount: unknown, not zero. */
export interface TheftSum {
  readonly incidents: number;
  readonly incidents_without_amount: number;
  readonly loss_usd: string | null;
}

/** Counts and sums thefts; one without an amount is counted as such and adds nothing. */
export function sumThefts(thefts: readonly IncidentRow[]): TheftSum {
  const amounts = thefts.flatMap((theft) => (theft.loss_usd === null ? [] : [parseUsd(theft.loss_usd)]));
  return {
    incidents: thefts.length,
    incidents_without_amount: thefts.length - amounts.length,
    loss_usd: amounts.length === 0 ? null : formatUsd(sum(amounts)),
  };
}

/** The place of a tier among the tiers, the surest first. */
export function tierRank(tier: string): number {
  return INCIDENT_TIERS.findIndex((known) => known === tier);
}

/** What a reader of any sum of thefts has to know. */
export const THEFT_NOTES = [
  'Losses are in USD at the time of the theft, as the sources of each incident give them.',
  'A theft without a known amount is counted apart and adds nothing: every sum is a lower bound.',
  'Tiers say how sure the attribution to the DPRK is and are not to be added up unread.',
];
