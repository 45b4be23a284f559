'use client';

import dynamic from 'next/dynamic';
import { useChart } from '@/lib/client/use-chart';
import type { OverviewLanesProps } from './overview-lanes';

const load = () => import('./overview-lanes').then((m) => m.OverviewLanes);
// Asked for while the page is still being read, and not only once all else of it works.
if (typeof window !== 'undefined') void load();

const Lanes = dynamic(load, {
  ssr: false,
  loading: () => <div style={{ minHeight: 1080 }} />,
});

/** The three lanes with the datasets that the page came with, kept fresh; thefts of one actor alone where one is named. */
export function OverviewView({ thefts, laundering, actor, ...rest }: OverviewLanesProps & { actor?: string }) {
  const query = actor === undefined ? '' : `?${new URLSearchParams({ actor }).toString()}`;
  return <Lanes thefts={useChart(thefts, query)} laundering={useChart(laundering)} {...rest} />;
}
