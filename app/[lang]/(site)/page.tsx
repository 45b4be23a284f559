import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ActorForm } from '@/components/charts/actor-form';
import { Closing } from '@/components/charts/frame/closing';
import { TimelineClosing } from '@/components/charts/frame/timeline-closing';
import { Headline } from '@/components/charts/headline';
import { Overview } from '@/components/charts/overview';
import { overviewDescribed } from '@/components/cite/described';
import { JsonLd } from '@/components/cite/json-ld';
import { attempt } from '@/components/lists/attempt';
import { type Query, readQuery, type SearchParams } from '@/components/lists/query';
import { Refused } from '@/components/lists/refused';
import { Notice, PageIntro, Section } from '@/components/ui/page';
import { shortVictim } from '@/lib/format/labels';
import { originOf } from '@/lib/api/origin';
import { server } from '@/lib/server';
import { readSpan } from './read-span';

export const metadata: Metadata = { title: { absolute: 'What was stolen, where it went, and what three governments did' } };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor, ...query } = readQuery(await searchParams);
  const { span, problem } = readSpan(query);
  const ask = await server();
  const overview = await ask.overview();
  const params: Query = actor === undefined ? {} : { actor };
  const asked = await attempt(() => ask.chart('thefts-over-time', new URLSearchParams(params)));
  if (asked.refusal !== undefined) return <Refused refusal={asked.refusal} path="/" all="Show all thefts" />;
  const thefts = asked.value;
  const laundering = await ask.chart('laundering-over-time');
  const incidents = await ask.list('incidents', new URLSearchParams({ limit: '500', sort: '-date' }));
  const { events } = actor === undefined ? thefts : await ask.chart('thefts-over-time');
  const actors = (await ask.actors()).filter((named) => named.incidents.length > 0);
  const names = Object.fromEntries(incidents.data.map((incident) => [incident.slug, shortVictim(incident.victim)]));
  const choices = incidents.data.flatMap(({ slug, victim, date, date_precision: precision }) => (precision === 'day' ? [{ slug, victim: shortVictim(victim), date }] : []));
  return (
    <>
      <JsonLd page={overviewDescribed(overview.asOf, thefts.sources)} origin={originOf({ headers: await headers() })} />
      <PageIntro title="What was stolen, where it went, and what three governments did">
        Thefts attributed to North Korean actors since 2017, their laundering, and the actions of the United States, South
        Korea and Japan, on one axis.
      </PageIntro>
      {problem !== undefined && <Notice>{problem}</Notice>}
      <Headline overview={overview} names={names} />
      <Overview
        key={actor ?? ''}
        thefts={thefts}
        laundering={laundering}
        events={events}
        names={names}
        choices={choices}
        actor={actor}
        {...span}
      />
      <ActorForm actors={actors.map(({ name }) => name)} query={params} />
      <Section title="The figures behind the lanes">
        <Closing dataset={thefts} name="Stolen" params={params} />
        <Closing dataset={laundering} name="Laundered" />
        <TimelineClosing events={events} asOf={thefts.asOf} />
      </Section>
    </>
  );
}
