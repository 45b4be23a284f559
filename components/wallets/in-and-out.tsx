import { InAndOutView } from '@/components/charts/in-and-out-view';
import { Table, Unknown } from '@/components/ui/table';
import type { InAndOut as InAndOutData, Moved } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { formatUsdExact, plural } from '@/lib/format/number';

/** What came in and went out over time, drawn and as a table; what has no price is counted and never taken for nothing. */
export function InAndOut({ data }: { data: InAndOutData }) {
  if (data.rows.length === 0) return <p>No transfer of a listed asset is stored. That is not zero: see which blocks were read.</p>;
  const { in: came, out: went } = data.total;
  const unpriced = came.unpriced + went.unpriced;
  return (
    <>
      <p>
        In {sentence(came)}; out {sentence(went)}, by {data.period}, each at the price of its day.
        {unpriced > 0 && ` ${plural(unpriced, 'transfer has', 'transfers have')} no known price: hatched, and in no sum.`} What stands on the
        line came in, what hangs from it went out.
      </p>
      <InAndOutView data={data} />
      <details>
        <summary>Data table</summary>
        <Table
          label="In and out: data"
          caption={plural(data.rows.length, data.period)}
          columns={[
            { key: 'date', title: data.period === 'month' ? 'Month' : 'Day', heading: true, cell: (row) => formatDate(row.date) },
            { key: 'in', title: 'In, USD', numeric: true, cell: (row) => <Worth moved={row.in} /> },
            { key: 'in-transfers', title: 'Transfers in', numeric: true, cell: (row) => transfers(row.in) },
            { key: 'out', title: 'Out, USD', numeric: true, cell: (row) => <Worth moved={row.out} /> },
            { key: 'out-transfers', title: 'Transfers out', numeric: true, cell: (row) => transfers(row.out) },
          ]}
          rows={data.rows}
          rowKey={(row) => row.date}
        />
      </details>
    </>
  );
}

function sentence({ usd, transfers: count, unpriced }: Moved): string {
  const of = plural(count, 'transfer');
  if (count === 0) return 'nothing';
  if (usd === null) return `an unknown value in ${of}`;
  return `${unpriced > 0 ? 'at least ' : ''}${formatUsdExact(usd)} in ${of}`;
}

const transfers = ({ transfers: count, unpriced }: Moved) => (unpriced === 0 ? count : `${count}, ${unpriced} without a price`);

function Worth({ moved: { usd, transfers: count, unpriced } }: { moved: Moved }) {
  if (count === 0) return '–';
  if (usd === null) return <Unknown />;
  return `${unpriced > 0 ? '≥ ' : ''}${formatUsdExact(usd)}`;
}
