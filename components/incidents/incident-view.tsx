import Link from 'next/link';
import { DatasetFrom } from '@/components/charts/dataset-provenance';
import { ChartFrame } from '@/components/charts/frame/chart-frame';
import { NotTraced } from '@/components/flows/not-traced';
import { WhereNow } from '@/components/flows/where/where-now';
import { Downloads } from '@/components/lists/downloads';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { SourceList } from '@/components/sources/source-list';
import { TimelineEntry } from '@/components/timeline/entry';
import { TransferTable } from '@/components/wallets/transfer-table';
import type { Dataset, FlowRow, IncidentPage, TimeToLaunderRow, TraceView } from '@/lib/charts/contract';
import { formatPartialDate } from '@/lib/format/precision';
import { Attributions } from './attributions';
import { IncidentFacts } from './facts';
import { ReportedFlows } from './reported-flows';
import { ReportedFrom } from './reported-provenance';
import { TheftTransactions } from './theft-transactions';
import { IncidentWallets } from './wallet-list';
import styles from './incidents.module.css';

/** Everything that the registry and the store hold of one theft. A part without facts says so or is left out. */
export function IncidentView({ page, flow, trace, pace }: {
  page: IncidentPage;
  flow: Dataset<FlowRow> | null;
  /** Null where no theft transaction is sure. */
  trace: TraceView | null;
  pace: Dataset<TimeToLaunderRow> | null;
}) {
  const { incident, transfers } = page;
  const parts: [string, string, boolean][] = [
    ['attribution', 'Who says so', true],
    ['transactions', 'Theft transactions', page.theftTransactions.length > 0],
    ['where', 'Where it is now', true],
    ['time-to-launder', 'How fast it moved', pace !== null],
    ['flow', 'Where it went, on chain', flow !== null],
    ['reported', 'What others reported', page.reportedFlows.length > 0],
    ['wallets', 'Flagged wallets', page.wallets.length > 0],
    ['transfers', 'Transfers', transfers.total > 0],
    ['timeline', 'What governments did', page.events.length > 0],
    ['sources', 'Sources', true],
  ];
  const has = (id: string) => parts.some(([part, , shown]) => part === id && shown);
  return (
    <>
      <PageHead title={incident.victim} within={{ path: '/incidents', title: 'Incidents' }}>
        Theft of {formatPartialDate(incident.date)}. Attributed by: {incident.attributed_by}
        {incident.attribution_date !== null && <>, {formatPartialDate(incident.attribution_date)}</>}.
      </PageHead>
      <IncidentFacts page={page} />
      {incident.note !== null && <p>Note: {incident.note}</p>}
      <Contents parts={parts.flatMap(([id, title, shown]) => (shown ? [[id, title] as const] : []))} />
      <Part id="attribution" title="Who says so" lead="Each statement that North Korean actors did it, by the party that made it and in its form.">
        <Attributions rows={page.attributions} attributedBy={incident.attributed_by} sources={page.sources} />
      </Part>
      {has('transactions') && (
        <Part id="transactions" title="Theft transactions" lead="The transactions that took the funds. An internal transfer moves value inside a contract call: the transaction itself then shows none.">
          <TheftTransactions rows={page.theftTransactions} />
        </Part>
      )}
      <Part id="where" title="Where it is now">
        {trace === null ? <NotTraced incident={incident.victim} /> : <WhereNow view={trace} />}
      </Part>
      {pace !== null && (
        <div className={styles.flow}>
          <ChartFrame dataset={pace} params={{ incident: incident.slug }} names={{ [incident.slug]: incident.victim }} />
          <DatasetFrom
            dataset={pace}
            params={{ incident: incident.slug }}
            of="time to launder"
            how="The share of what was stolen and has a price that had reached a stage by each day, by the trace; the cycle of 45 days behind it is reported, not computed."
            transactions={<a href="#where">The ways of the trace, transaction by transaction</a>}
          />
        </div>
      )}
      {flow !== null && (
        <div className={styles.flow}>
          <ChartFrame dataset={flow} params={{ incident: incident.slug }} />
          <DatasetFrom
            dataset={flow}
            params={{ incident: incident.slug }}
            of="where it went"
            how="The sum of the stored transfers of each sender, recipient and asset."
            transactions={<a href="#transfers">Each transfer with its hash</a>}
          />
        </div>
      )}
      {has('reported') && (
        <Part id="reported" title="What others reported" lead={`${page.reportedFlows.length} statements by named parties about the laundering, as they wrote them. None is added to another, nor to what was observed on chain.`}>
          <ReportedFrom rows={page.reportedFlows} />
          <ReportedFlows rows={page.reportedFlows} sources={page.sources} />
        </Part>
      )}
      {has('wallets') && (
        <Part id="wallets" title="Flagged wallets" lead={`${page.wallets.length} addresses that a source ties to this theft.`}>
          <IncidentWallets rows={page.wallets} slug={incident.slug} />
        </Part>
      )}
      {has('transfers') && (
        <Part id="transfers" title="Transfers" lead={`${transfers.rows.length} of ${transfers.total} transfers of listed assets to or from these wallets.`}>
          <TransferTable rows={transfers.rows} label="Transfers of this theft" />
          <Downloads list="transfers" query={{ incident: incident.slug, listed: 'true' }} what={`All ${transfers.total}`} />
        </Part>
      )}
      {has('timeline') && (
        <Part id="timeline" title="What governments did" lead={<>Dated actions that name this theft. <Link href="/timeline">The whole timeline</Link></>}>
          {page.events.map((row) => (
            <TimelineEntry key={row.id} row={row} sources={page.sources} />
          ))}
        </Part>
      )}
      <Part id="sources" title="Sources">
        <SourceList sources={page.sources} />
      </Part>
    </>
  );
}
