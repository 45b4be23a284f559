import type { ReactNode } from 'react';
import { IncidentTierMark } from '@/components/incidents/tier';
import { Part } from '@/components/lists/page-head';
import { WalletTierMark } from '@/components/wallets/tier';
import { ACCESS, INCIDENT_TIERS, WALLET_TIERS } from '@/lib/core/tiers';
import { accessMeaning, incidentTierMeaning, walletTierMeaning } from '@/lib/format/meanings';
import styles from './parts.module.css';

/** What the marks mean, in the same words as on every page. */
export function Tiers() {
  return (
    <Part id="tiers" title="How sure" lead="Every theft and every address carries a tier: who stands behind the claim. It is a mark and a word, so that a suspicion never looks like a finding.">
      <h3>Of a theft</h3>
      <Meanings of={INCIDENT_TIERS} mark={(tier) => <IncidentTierMark tier={tier} />} meaning={incidentTierMeaning} />
      <h3>Of an address</h3>
      <Meanings of={WALLET_TIERS} mark={(tier) => <WalletTierMark tier={tier} />} meaning={walletTierMeaning} />
      <p>
        An address that is flagged says what its source says and no more. An address that received funds from a flagged one is not flagged by
        that, and an address that we do not hold is not cleared.
      </p>
      <h3>Of a source</h3>
      <Meanings of={ACCESS} mark={(access) => access} meaning={(access) => `${accessMeaning(access)}.`} />
      <p>Attribution is per government. A statement by the United States, South Korea and Japan together is kept apart from one by two of them or by one.</p>
    </Part>
  );
}

function Meanings<T extends string>({ of, mark, meaning }: {
  of: readonly T[];
  mark: (value: T) => ReactNode;
  meaning: (value: T) => string;
}) {
  return (
    <dl className={styles.meanings}>
      {of.map((value) => (
        <div key={value}>
          <dt>{mark(value)}</dt>
          <dd>{meaning(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
