import type { DatasetEvent } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { eventKindLabel, partyLabel } from '@/lib/format/labels';
import { plural } from '@/lib/format/number';
import { OriginDot } from '@/components/ui/marks';
import { Table } from '@/components/ui/table';

/** The entries of the lane in words, newest first, for those who don't see the drawing. */
export function EventList({ events }: { events: readonly DatasetEvent[] }) {
  return (
    <Table
      label="What governments did: data"
      caption={plural(events.length, 'entry', 'entries')}
      columns={[
        { key: 'date', title: 'Date', cell: (event) => formatDate(event.date) },
        { key: 'origin', title: 'From', cell: (event) => <OriginDot origin={event.origin} /> },
        { key: 'title', title: 'What', heading: true, cell: (event) => <a href={`/timeline?event=${event.id}#${event.id}`}>{event.title}</a> },
        { key: 'kind', title: 'Kind', cell: (event) => eventKindLabel(event.kind) },
        { key: 'parties', title: 'By', cell: (event) => event.parties.map(partyLabel).join(', ') },
      ]}
      rows={[...events].sort((a, b) => b.date.localeCompare(a.date))}
      rowKey={(event) => event.id}
    />
  );
}
