import { TierMark } from '@/components/ui/marks';
import type { IncidentTier } from '@/lib/core/tiers';
import { incidentTierLabel } from '@/lib/format/labels';

/** How sure the attribution of a theft is: its mark and its word, never the colour alone. */
export function IncidentTierMark({ tier }: { tier: IncidentTier }) {
  return <TierMark tier={tier} label={incidentTierLabel(tier)} />;
}
