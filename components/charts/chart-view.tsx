'use client';

import dynamic from 'next/dynamic';
import type { ChartRows, Dataset, ServedChart } from '@/lib/charts/contract';

/** Any dataset that has a drawing; its id says which. */
export type AnyDataset = Dataset<ChartRows[ServedChart]>;

export function isChart<C extends ServedChart>(dataset: AnyDataset, id: C): dataset is Dataset<ChartRows[C]> {
  return dataset.id === id;
}

interface ChartViewProps {
  readonly dataset: AnyDataset;
  /** Victims by slug, for labels. */
  readonly names?: Readonly<Record<string, string>>;
}

// The drawing library draws nothing on a server; it comes with the chart that needs it, into a place kept free.
const Thefts = dynamic(() => import('./single-lane').then((m) => m.SingleThefts), { ssr: false, loading: () => <div style={{ height: 376 }} /> });
const Laundering = dynamic(() => import('./single-lane').then((m) => m.SingleLaundering), { ssr: false, loading: () => <div style={{ height: 430 }} /> });
const ByYear = dynamic(() => import('./thefts-by-year').then((m) => m.TheftsByYear), { ssr: false, loading: () => <div style={{ height: 346 }} /> });
const Flow = dynamic(() => import('./flow/flow').then((m) => m.Flow), { ssr: false, loading: () => <div style={{ height: 480 }} /> });
const Pace = dynamic(() => import('./time-to-launder').then((m) => m.TimeToLaunder), { ssr: false, loading: () => <div style={{ height: 420 }} /> });
const Study = dynamic(() => import('./event-study').then((m) => m.EventStudy), { ssr: false, loading: () => <div style={{ height: 400 }} /> });
const Mixer = dynamic(() => import('./single-lane').then((m) => m.SingleMixer), { ssr: false, loading: () => <div style={{ height: 590 }} /> });
// These two are tables and bars of plain HTML: they are there without JavaScript too.
const Matrix = dynamic(() => import('@/components/attributions/matrix').then((m) => m.AttributionMatrix));
const Balances = dynamic(() => import('./wallet-balances').then((m) => m.WalletBalances));

/** The drawing of a dataset, without title and sources. */
export function ChartView({ dataset, names = {} }: ChartViewProps) {
  if (isChart(dataset, 'thefts-by-year')) return <ByYear dataset={dataset} />;
  if (isChart(dataset, 'thefts-over-time')) return <Thefts dataset={dataset} />;
  if (isChart(dataset, 'laundering-over-time')) return <Laundering dataset={dataset} names={names} />;
  if (isChart(dataset, 'time-to-launder')) return <Pace dataset={dataset} names={names} />;
  if (isChart(dataset, 'event-study')) return <Study dataset={dataset} />;
  if (isChart(dataset, 'flow')) return <Flow dataset={dataset} />;
  if (isChart(dataset, 'attributions')) return <Matrix dataset={dataset} />;
  if (isChart(dataset, 'wallet-balances')) return <Balances dataset={dataset} />;
  return isChart(dataset, 'mixer-activity') ? <Mixer dataset={dataset} /> : null;
}
