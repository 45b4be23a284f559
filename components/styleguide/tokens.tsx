import { Part } from '@/components/lists/page-head';
import { TierMark } from '@/components/ui/marks';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { incidentTierLabel, stageLabel } from '@/lib/format/labels';
import styles from './styleguide.module.css';

const STAGES = ['swap', 'bridge', 'mixer', 'exchange', 'otc', 'consolidation', 'held', 'frozen', 'recovered', 'flagged', 'unlabelled', 'frontier', 'other'];
const SURFACES = ['paper', 'paper-sunk', 'ink', 'ink-2', 'ink-3', 'rule', 'rule-strong', 'grid', 'focus', 'mark', 'good', 'bad'];
const TEXTS = ['title', 'heading', 'figure', 'text-l', 'text-m', 'text-s'];

export function Tokens() {
  return (
    <>
      <Part id="surfaces" title="Paper and ink" lead="Warm paper and ink; dark is a palette of its own and no inversion.">
        <ul className={styles.swatches}>{SURFACES.map((name) => <Swatch key={name} token={name} label={name} />)}</ul>
      </Part>
      <Part id="tiers" title="Thefts, by who attributes them" lead="Red, the fuller the surer; hatched one way where suspected, the other way where disputed.">
        <ul className={styles.swatches}>{INCIDENT_TIERS.map((tier) => <li key={tier}><TierMark tier={tier} label={incidentTierLabel(tier)} /></li>)}</ul>
      </Part>
      <Part id="stages" title="Where value went" lead="Told apart by the colour-blind: the four that meet most differ in lightness as well as in hue, and a label stands at the data.">
        <ul className={styles.swatches}>{STAGES.map((stage) => <Swatch key={stage} token={`stage-${stage}`} label={stageLabel(stage)} />)}</ul>
      </Part>
      <Part id="unknown" title="Not known, not complete" lead="Grey hatching where nobody has looked; a word where a cell has no value; a note where a figure is a lower bound.">
        <ul className={styles.swatches}>
          <li><span aria-hidden="true" className={`${styles.swatch} ${styles.unlooked}`} /> nobody has looked</li>
        </ul>
      </Part>
      <Part id="text" title="Text" lead="Serif for headlines and figures, a plain sans for the rest, figures of one width.">
        {TEXTS.map((size) => <p key={size} className={size.startsWith('text') ? undefined : styles.serif} style={{ fontSize: `var(--${size})` }}>{size}: $6.7 bn stolen since 2017</p>)}
      </Part>
    </>
  );
}

function Swatch({ token, label }: { token: string; label: string }) {
  return (
    <li>
      <span aria-hidden="true" className={styles.swatch} style={{ background: `var(--${token})` }} /> {label}
    </li>
  );
}
