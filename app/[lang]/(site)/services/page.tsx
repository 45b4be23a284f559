import type { Metadata } from 'next';
import { ChartFrame } from '@/components/charts/frame/chart-frame';
import { PageHead } from '@/components/lists/page-head';
import { ServiceTable } from '@/components/parties/service-table';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Services' };

export default async function ServicesPage() {
  const ask = await server();
  return (
    <>
      <PageHead title="Services">
        Mixers, bridges, swaps and exchanges that take the funds of many. Most who use them have nothing to do with any theft; tracing stops
        at them, since what leaves can’t be told from what others put in.
      </PageHead>
      <ServiceTable rows={await ask.brands()} />
      <ChartFrame dataset={await ask.chart('mixer-activity', new URLSearchParams())} />
    </>
  );
}
