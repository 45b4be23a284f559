import Link from 'next/link';
import { METHOD_WORDS } from '@/components/flows/methods';
import { SelectField, TextField } from '@/components/lists/filter-form';
import type { Query } from '@/components/lists/query';
import { REPORT_METHODS, REPORT_SECTIONS } from '@/lib/charts/contract';
import { shortVictim } from '@/lib/format/labels';
import { formatPartialDate } from '@/lib/format/precision';
import styles from './reports.module.css';
import { SECTION_TITLES } from './words';

interface ReportFormProps {
  readonly query: Query;
  /** The newest first. */
  readonly incidents: readonly { readonly slug: string; readonly victim: string; readonly date: string }[];
}

/** What a report is to be of: a plain form, so that the choice stands in the address and works without JavaScript. */
export function ReportForm({ query, incidents }: ReportFormProps) {
  const picked = new Set(query.incident?.split(','));
  const sections = new Set(query.section?.split(',') ?? REPORT_SECTIONS);
  const [, ...methods] = REPORT_METHODS;
  return (
    <form className={styles.form} action="/reports" method="get" aria-label="Choose a report">
      <fieldset className={styles.incidents}>
        <legend>Thefts</legend>
        <p className={styles.hint}>None picked means all of the period.</p>
        <div className={styles.choices} role="group" aria-label="Thefts to pick" tabIndex={0}>
          {incidents.map(({ slug, victim, date }) => (
            <label key={slug}>
              <input type="checkbox" name="incident" value={slug} defaultChecked={picked.has(slug)} /> {shortVictim(victim)}, {formatPartialDate(date)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.rest}>
        <p className={styles.field}>
          <label htmlFor="report-wallet">Addresses, one a line, as chain:address</label>
          <textarea id="report-wallet" name="wallet" rows={3} defaultValue={query.wallet?.split(/[,\s]+/).join('\n')} placeholder="ethereum:0x…" spellCheck={false} autoComplete="off" />
        </p>
        <div className={styles.row}>
          <TextField name="since" label="Since" hint="2025-02" query={query} />
          <TextField name="until" label="Until" hint="2025-12-31" query={query} />
          <SelectField
            name="method"
            label="Method of traces"
            any={METHOD_WORDS.fifo.name}
            options={methods.map((value) => ({ value, label: METHOD_WORDS[value].name }))}
            query={query.method === 'fifo' ? {} : query}
          />
        </div>
        <fieldset>
          <legend>Sections</legend>
          <div className={styles.sections}>
            {REPORT_SECTIONS.map((section) => (
              <label key={section}>
                <input type="checkbox" name="section" value={section} defaultChecked={sections.has(section)} /> {SECTION_TITLES[section]}
              </label>
            ))}
          </div>
        </fieldset>
        <p className={styles.actions}>
          <button type="submit">Preview</button>
          {Object.keys(query).length > 0 && <Link href="/reports">Clear</Link>}
        </p>
      </div>
    </form>
  );
}
