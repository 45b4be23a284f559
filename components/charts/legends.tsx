import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { incidentTierLabel, stageLabel } from '@/lib/format/labels';
import { TierMark } from '@/components/ui/marks';
import styles from './lanes/lanes.module.css';
import { stageColor, stageGroup } from '@/lib/drawing/stages';

/** The tiers that the rows have, best first. */
export function TierLegend({ tiers }: { tiers: readonly string[] }) {
  return (
    <ul className={styles.legend} aria-label="Attributed by">
      {INCIDENT_TIERS.filter((tier) => tiers.includes(tier)).map((tier) => (
        <li key={tier}>
          <TierMark tier={tier} label={incidentTierLabel(tier)} />
        </li>
      ))}
    </ul>
  );
}

/** One entry a colour, in the order in which the rows bring them. */
export function StageLegend({ stages }: { stages: readonly string[] }) {
  const groups = new Map<string, string>();
  for (const stage of stages) if (!groups.has(stageGroup(stage))) groups.set(stageGroup(stage), stage);
  return (
    <ul className={styles.legend} aria-label="Where it went next">
      {[...groups].map(([group, stage]) => (
        <li key={group}>
          <span aria-hidden="true" className={styles.swatch} style={{ background: stageColor(stage) }} />
          {stageLabel(group === 'exchange' || group === 'other' ? group : stage)}
        </li>
      ))}
    </ul>
  );
}
