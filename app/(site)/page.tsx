import type { Metadata } from 'next';
import { Closing } from '@/components/charts/frame/closing';
import { TimelineClosing } from '@/components/charts/frame/timeline-closing';
import { Headline } from '@/components/charts/headline';
import { OverviewView } from '@/components/charts/overview-view';
import { Notice, PageIntro, Section } from '@/components/ui/page';
import { TrackerError } from '@/lib/core/errors';
import { shortVictim } from '@/lib/format/labels';
import { sinceTime, untilTime } from '@/lib/format/window';
import { server } from '@/lib/server';

export const metadata: Metadata = { title: { absolute: 'What was stolen, where it went, and what three governments did' } };

type Query = Readonly<Record<string, string | string[] | undefined>>;

export default async function OverviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { span, problem } = readSpan(await searchParams);
  const ask = await server();
  const [overview, thefts, laundering, incidents] = [
    await ask.overview(),
    await ask.chart('thefts-over-time'),
    await ask.chart('laundering-over-time'),
    await ask.list('incidents', new URLSearchParams({ limit: '500' })),
  ];
  const names = Object.fromEntries(incidents.data.map((incident) => [incident.slug, shortVictim(incident.victim)]));
  return (
    <>
      <PageIntro title="What was stolen, where it went, and what three governments did">
        Thefts attributed to North Korean actors since 2017, their laundering, and the actions of the United States, South
        Korea and Japan, on one axis.
      </PageIntro>
      {problem !== undefined && <Notice>{problem}</Notice>}
      <Headline overview={overview} names={names} />
      <OverviewView
        thefts={{ ...thefts, sources: [], events: [] }}
        laundering={{ ...laundering, sources: [], events: [] }}
        events={thefts.events}
        names={names}
        {...span}
      />
      <Section title="The figures behind the lanes">
        <Closing dataset={thefts} name="Stolen" />
        <Closing dataset={laundering} name="Laundered" />
        <TimelineClosing events={thefts.events} asOf={thefts.asOf} />
      </Section>
    </>
  );
}

/** A window in the address that can't be read is said, and the whole span shown. */
function readSpan({ since, until }: Query): { span: { since?: number; until?: number }; problem?: string } {
  try {
    const from = typeof since === 'string' && since !== '' ? sinceTime(since) : undefined;
    const to = typeof until === 'string' && until !== '' ? untilTime(until) : undefined;
    if (from !== undefined && to !== undefined && from >= to) return { span: {}, problem: 'The window ends before it starts, so the whole span is shown.' };
    return { span: { since: from, until: to } };
  } catch (error) {
    if (error instanceof TrackerError) return { span: {}, problem: `The window could not be read, so the whole span is shown: ${error.message.slice(0, 120)}` };
    throw error;
  }
}
