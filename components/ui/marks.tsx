import styles from './ui.module.css';

/** The colour of a theft by its tier; suspected and disputed are hatched, so that no one takes them for stated. */
export function TierSwatch({ tier, hatched = false }: { tier: string; hatched?: boolean }) {
  const color = `var(--theft-${tier})`;
  const hatch = hatched || tier === 'suspected' ? '45deg' : tier === 'disputed' ? '-45deg' : undefined;
  const background =
    hatch === undefined ? color : `repeating-linear-gradient(${hatch}, ${color} 0 1.5px, transparent 1.5px 4px)`;
  return <span aria-hidden="true" className={styles.swatch} style={{ background, border: `1px solid ${color}` }} />;
}

export function TierMark({ tier, label, hatched }: { tier: string; label: string; hatched?: boolean }) {
  return (
    <span className={styles.tier}>
      <TierSwatch tier={tier} hatched={hatched} />
      {label}
    </span>
  );
}

/** Filled: taken from the article. Open: from public record. */
export function OriginDot({ origin }: { origin: 'article' | 'public' }) {
  const title = origin === 'article' ? 'from the article' : 'from public record';
  return <span role="img" aria-label={title} title={title} className={origin === 'article' ? `${styles.dot} ${styles.dotFilled}` : styles.dot} />;
}
