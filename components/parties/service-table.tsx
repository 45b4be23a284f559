import Link from 'next/link';
import { Table } from '@/components/ui/table';
import type { NamedService } from '@/lib/charts/contract';
import { stageLabel } from '@/lib/format/labels';
import { plural } from '@/lib/format/number';

export function ServiceTable({ rows }: { rows: readonly NamedService[] }) {
  return (
    <Table
      label="Services"
      caption={plural(rows.length, 'service')}
      columns={[
        { key: 'name', title: 'Service', heading: true, cell: (row) => <Link href={`/services/${encodeURIComponent(row.name)}`}>{row.name}</Link> },
        { key: 'categories', title: 'What it is', cell: (row) => row.categories.map(stageLabel).join(', ') },
        { key: 'addresses', title: 'Known addresses', numeric: true, cell: (row) => row.addresses },
      ]}
      rows={rows}
      rowKey={(row) => row.name}
    />
  );
}
