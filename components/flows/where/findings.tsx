import type { TraceFinding } from '@/lib/charts/contract';
import { AddressLink, TxLink } from '@/components/wallets/links';
import { groupDigits, plural } from '@/lib/format/number';
import styles from '../flows.module.css';

const MOST = 20;
const MOST_EVIDENCE = 25;

/** Patterns by rule, with their evidence; what is only a lead stands apart and looks like one. */
export function Findings({ findings }: { findings: readonly TraceFinding[] }) {
  const sure = findings.filter(({ lead }) => !lead);
  const leads = findings.filter(({ lead }) => lead);
  if (findings.length === 0) return <p>None of the patterns that the tracer looks for.</p>;
  return (
    <>
      <ByRule findings={sure} />
      {leads.length > 0 && (
        <div className={styles.leads}>
          <h4>Leads</h4>
          <p>Guesses to follow up by hand. None of them is in a sum, and none says whose an address is.</p>
          <ByRule findings={leads} />
        </div>
      )}
    </>
  );
}

function ByRule({ findings }: { findings: readonly TraceFinding[] }) {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    return (
      <details key={rule} className={styles.rule}>
        <summary>
          <strong>{rule}</strong> <span className={styles.inline}>{plural(own.length, own[0]?.lead === true ? 'lead' : 'finding')}</span>
        </summary>
        <ul>
          {own.slice(0, MOST).map((finding) => (
            <li key={`${finding.text} ${finding.evidence.join(' ')}`}><Finding finding={finding} /></li>
          ))}
        </ul>
        {own.length > MOST && <p className={styles.note}>{MOST} of {groupDigits(String(own.length))}; the JSON has all.</p>}
      </details>
    );
  });
}

function Finding({ finding }: { finding: TraceFinding }) {
  const { chain, text, addresses, evidence } = finding;
  return (
    <>
      <p>{text}</p>
      <details>
        <summary>Evidence: {plural(addresses.length, 'address', 'addresses')}, {plural(evidence.length, 'transaction')}</summary>
        <ul className={styles.evidence}>
          {addresses.slice(0, MOST_EVIDENCE).map((address) => <li key={address}><AddressLink chain={chain} address={address} /></li>)}
          {evidence.slice(0, MOST_EVIDENCE).map((hash) => <li key={hash}><TxLink chain={chain} hash={hash} /></li>)}
        </ul>
        {Math.max(addresses.length, evidence.length) > MOST_EVIDENCE && <p className={styles.note}>The first {MOST_EVIDENCE} of each; the JSON has all.</p>}
      </details>
    </>
  );
}
