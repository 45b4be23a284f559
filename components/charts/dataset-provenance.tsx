import type { ReactNode } from 'react';
import { Provenance } from '@/components/ui/provenance';
import type { Dataset } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import { type ChartParams, tableAddress } from './frame/addresses';

interface DatasetFromProps {
  readonly dataset: Dataset<object>;
  readonly params: ChartParams;
  readonly of: string;
  readonly how: ReactNode;
  readonly transactions: ReactNode;
}

/** Where the figures of a chart are from; what is missing is what the dataset itself says of it. */
export function DatasetFrom({ dataset: { id, sources, asOf, complete, notes, methodVersion }, params, of, how, transactions }: DatasetFromProps) {
  return (
    <Provenance
      of={of}
      how={<>{how} Method {methodVersion}. <a href={`/methodology#${id}`}>Method</a></>}
      transactions={transactions}
      documents={sources.length === 0 ? 'None: computed from what was read from nodes.' : <a href={`${tableAddress(id, params)}#sources`}>{plural(sources.length, 'source')}</a>}
      asOf={formatDate(asOf)}
      missing={<>{!complete && 'The rows are not complete. '}{notes.join(' ')}</>}
    />
  );
}
