import type { Dataset } from '@/lib/charts/contract';
import { plural } from '@/lib/format/number';
import type { ChartParams } from './addresses';
import { DataTable } from './data-table';
import { FetchedSources, FetchedTable } from './fetched';
import { SourceList } from './sources';

interface BehindProps {
  readonly dataset: Dataset<object>;
  readonly params: ChartParams;
  readonly bare: boolean;
}

/**
 * The sources and the rows behind a drawing. An embed has them in itself, since it may be of another day than what is
 * served now; a page of ours fetches them when somebody opens them, since they are most of what it would have to load.
 */
export function Behind({ dataset, params, bare }: BehindProps) {
  const sources = plural(dataset.sources.length, 'source');
  if (!bare) {
    return (
      <>
        <FetchedSources id={dataset.id} params={params} summary={sources} />
        <FetchedTable id={dataset.id} params={params} summary="Data table" />
      </>
    );
  }
  return (
    <>
      <details>
        <summary>{sources}</summary>
        <SourceList sources={dataset.sources} />
      </details>
      <details>
        <summary>Data table</summary>
        <DataTable dataset={dataset} />
      </details>
    </>
  );
}
