import { TierMark } from '@/components/ui/marks';
import type { IncidentTier } from '@/lib/core/tiers';
import { incidentTierLabel } from '@/lib/format/labels';

/**
 * How sure the attribution of a theft is: its mark and its word, never the colour alone. A statement of which
 * nobody has seen the text is hatched like a suspicion, whoever is said to have made it.
 */
export function IncidentTierMark({ tier, unverified = false }: { tier: IncidentTier; unverified?: boolean }) {
  const label = incidentTierLabel(tier);
  return <TierMark tier={tier} label={unverified ? `${label}, unverified` : label} hatched={unverified} />;
}
