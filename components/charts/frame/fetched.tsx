'use client';

import { type ReactNode, useState } from 'react';
import type { ServedChart } from '@/lib/charts/contract';
import { type FetchedDataset, useDataset } from '@/lib/client/use-dataset';
import { type ChartParams, chartAddress, tableAddress } from './addresses';
import { DataTable } from './data-table';
import { SourceList } from './sources';

interface FetchedProps {
  readonly id: ServedChart;
  readonly params: ChartParams;
  readonly summary: string;
}

export function FetchedSources(props: FetchedProps) {
  return <Fetched {...props}>{(dataset) => <SourceList sources={dataset.sources} />}</Fetched>;
}

export function FetchedTable(props: FetchedProps) {
  return <Fetched {...props}>{(dataset) => <DataTable dataset={dataset} />}</Fetched>;
}

/** Fetches a chart's data when it is opened. Without JavaScript it leads to the same on a page of its own. */
function Fetched({ id, params, summary, children }: FetchedProps & { children: (dataset: FetchedDataset) => ReactNode }) {
  const [opened, setOpened] = useState(false);
  const { dataset, problem } = useDataset(opened ? chartAddress(id, 'json', params) : null);
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {dataset !== undefined ? children(dataset) : <p>{problem} <a href={tableAddress(id, params)}>Sources and rows on a page of their own</a></p>}
    </details>
  );
}
