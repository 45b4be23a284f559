import Link from 'next/link';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { SourceList } from '@/components/sources/source-list';
import { Address } from '@/components/ui/address';
import { Quiet } from '@/components/ui/page';
import { Table } from '@/components/ui/table';
import type { LaunderingRow, ServiceInflowRow, ServicePage, ServiceRow } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { formatDate } from '@/lib/format/date';
import { stageLabel } from '@/lib/format/labels';
import { formatAmount, formatUsdExact, plural } from '@/lib/format/number';
import { formatPartialDate } from '@/lib/format/precision';
import { InflowsFrom, ReportedFrom } from './party-provenance';

const PARTS = [['entered', 'What entered'], ['reported', 'What others reported'], ['addresses', 'Addresses'], ['sources', 'Sources']] as const;

/** One service: what entered it from which theft, observed and reported apart. */
export function ServiceView({ page }: { page: ServicePage }) {
  const { service, addresses, inflows, reported, undated, sources } = page;
  return (
    <>
      <PageHead title={service.name} within={{ path: '/services', title: 'Services' }}>
        {service.categories.map(stageLabel).join(', ')}, {plural(addresses.length, 'known address', 'known addresses')}. Most who use it have
        nothing to do with any theft.
      </PageHead>
      <Contents parts={PARTS} />
      <Part id="entered" title="What entered from the wallets of a theft" lead="Observed in stored transfers, one step from a wallet that a source ties to the theft. A wallet of several thefts counts for each: rows of different thefts are not to be added up.">
        {inflows.length === 0 ? <Quiet>None is stored. That is not zero: nobody has looked further.</Quiet> : <Inflows rows={inflows} label={`What entered ${service.name}`} />}
        {inflows.length > 0 && <InflowsFrom page={page} />}
      </Part>
      <Part id="reported" title="What others reported" lead="Statements of named parties that name this service, as they wrote them; snapshots that overlap, never added up.">
        {reported.length === 0 ? <Quiet>None with a date.</Quiet> : <Reported rows={reported} label={`What others reported of ${service.name}`} />}
        {reported.length > 0 && <ReportedFrom page={page} />}
        {undated > 0 && <Quiet>{plural(undated, 'more statement has', 'more statements have')} no date.</Quiet>}
      </Part>
      <Part id="addresses" title="Known addresses">
        <Addresses rows={addresses} label={`Addresses of ${service.name}`} />
      </Part>
      <Part id="sources" title="Sources">
        <SourceList sources={sources} />
      </Part>
    </>
  );
}

function Inflows({ rows, label }: { rows: readonly ServiceInflowRow[]; label: string }) {
  return (
    <Table
      label={label}
      columns={[
        { key: 'incident', title: 'Theft', heading: true, cell: (row) => <Link href={`/incidents/${row.incident}`}>{row.incident}</Link> },
        { key: 'amount', title: 'Amount', numeric: true, cell: (row) => formatAmount(row.amount, row.asset) },
        { key: 'chain', title: 'Chain', cell: (row) => chainByName(row.chain)?.title ?? row.chain },
        { key: 'transfers', title: 'Transfers', numeric: true, cell: (row) => row.transfers },
        { key: 'time', title: 'From and to', cell: (row) => `${formatDate(row.first_time)} to ${formatDate(row.last_time)}` },
        { key: 'origin', title: 'Origin', cell: (row) => (row.second_hand ? 'second hand until verified' : 'read from a node') },
      ]}
      rows={rows}
      rowKey={(row) => `${row.incident} ${row.chain} ${row.asset}`}
    />
  );
}

function Reported({ rows, label }: { rows: readonly LaunderingRow[]; label: string }) {
  const keyed = rows.map((row, nth) => ({ ...row, key: String(nth) }));
  return (
    <Table
      label={label}
      columns={[
        { key: 'date', title: 'As of', cell: (row) => formatPartialDate(row.date) },
        { key: 'reporter', title: 'Reported by', heading: true, cell: (row) => row.reporter },
        { key: 'incident', title: 'Theft', cell: (row) => <Link href={`/incidents/${row.incident}#reported`}>{row.incident}</Link> },
        { key: 'stage', title: 'Stage', cell: (row) => stageLabel(row.stage) },
        { key: 'amount', title: 'Amount, as written', numeric: true, cell: (row) => row.amount === null ? null : formatAmount(row.amount, row.asset) },
        { key: 'usd', title: 'In dollars, as stated', numeric: true, cell: (row) => row.usd === null ? null : formatUsdExact(row.usd) },
      ]}
      rows={keyed}
      rowKey={(row) => row.key}
    />
  );
}

function Addresses({ rows, label }: { rows: readonly ServiceRow[]; label: string }) {
  return (
    <Table
      label={label}
      columns={[
        { key: 'address', title: 'Address', heading: true, cell: (row) => <Address value={row.address} /> },
        { key: 'chain', title: 'Chain', cell: (row) => chainByName(row.chain)?.title ?? row.chain },
        { key: 'name', title: 'Its name there', cell: (row) => row.name },
      ]}
      rows={rows}
      rowKey={(row) => `${row.chain} ${row.address}`}
    />
  );
}
