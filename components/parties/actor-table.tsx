import Link from 'next/link';
import { Table } from '@/components/ui/table';
import { plural } from '@/lib/format/number';

interface NamedActor {
  readonly name: string;
  readonly wallets: number;
  readonly incidents: readonly string[];
}

export function ActorTable({ rows }: { rows: readonly NamedActor[] }) {
  return (
    <Table
      label="Actors"
      caption={plural(rows.length, 'name')}
      columns={[
        { key: 'name', title: 'Name', heading: true, cell: (row) => <Link href={`/actors/${encodeURIComponent(row.name)}`}>{row.name}</Link> },
        { key: 'wallets', title: 'Flagged wallets', numeric: true, cell: (row) => row.wallets },
        { key: 'incidents', title: 'Thefts they are tied to', numeric: true, cell: (row) => row.incidents.length },
      ]}
      rows={rows}
      rowKey={(row) => row.name}
    />
  );
}
