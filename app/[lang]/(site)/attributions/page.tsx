import type { Metadata } from 'next';
import { OfficialTotals } from '@/components/attributions/official-totals';
import { ChartFrame } from '@/components/charts/frame/chart-frame';
import { Downloads } from '@/components/lists/downloads';
import { Contents, PageHead, Part } from '@/components/lists/page-head';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Who attributed what' };

const PARTS = [['matrix', 'Theft by government'], ['totals', 'Our ledger beside totals of others']] as const;

export default async function AttributionsPage() {
  const ask = await server();
  const [attributions, overview] = [await ask.chart('attributions', new URLSearchParams()), await ask.overview()];
  const sources = await ask.sourceRefs(overview.officialTotals.flatMap((total) => total.sources));
  return (
    <>
      <PageHead title="Who attributed what" within={{ path: '/incidents', title: 'Incidents' }}>
        Which government said of which theft that North Korean actors did it, when and in which form; and what others published as totals,
        beside what this ledger has for the same time.
      </PageHead>
      <Contents parts={PARTS} />
      <Part id="matrix" title="Theft by government">
        <ChartFrame dataset={attributions} />
        <Downloads list="attributions" query={{}} what="Each statement by itself" />
      </Part>
      <Part id="totals" title="Our ledger beside totals of others">
        <OfficialTotals totals={overview.officialTotals} sources={sources} asOf={overview.asOf} />
      </Part>
    </>
  );
}
