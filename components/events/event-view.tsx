import type { ReactNode } from 'react';
import { DatasetFrom } from '@/components/charts/dataset-provenance';
import { ChartFrame } from '@/components/charts/frame/chart-frame';
import { IncidentTable } from '@/components/incidents/incident-table';
import { PageHead, Part } from '@/components/lists/page-head';
import type { Query } from '@/components/lists/query';
import { SourceList } from '@/components/sources/source-list';
import { TimelineEntry } from '@/components/timeline/entry';
import { EventList } from '@/components/timeline/event-list';
import { Quiet } from '@/components/ui/page';
import type { Dataset, EventPage, EventStudyRow } from '@/lib/charts/contract';
import { eventKindLabel } from '@/lib/format/labels';
import { partyNames } from '@/lib/format/parties';
import { formatPartialDate } from '@/lib/format/precision';
import { StudyForm } from './study-form';

interface EventViewProps {
  readonly page: EventPage;
  readonly query: Query;
  /** Undefined where the entry has no day, or what was asked for can't be. */
  readonly study: Dataset<EventStudyRow> | undefined;
  /** What is said in the study's place. */
  readonly children: ReactNode;
}

/** One entry of the timeline: what it was, what a series did before and after, and what else happened around it. */
export function EventView({ page: { event, reach, others, thefts, sources }, query, study, children }: EventViewProps) {
  return (
    <>
      <PageHead title={event.title} within={{ path: `/timeline?event=${event.id}#${event.id}`, title: 'Timeline' }}>
        {formatPartialDate(event.date)} · {partyNames(event.parties)} · {eventKindLabel(event.kind)}
      </PageHead>
      <Part id="record" title="What happened">
        <TimelineEntry row={event} sources={sources} />
      </Part>
      <Part id="before-and-after" title="Event study">
        {event.date_precision === 'day' ? <StudyForm id={event.id} query={query} /> : <Quiet>This entry is dated by its {event.date_precision} alone: without a day there is no before and after.</Quiet>}
        {children}
        {study !== undefined && <StudyChart study={study} params={{ event: event.id, ...query }} />}
      </Part>
      <Part id="thefts" title="Thefts around it" lead={`Thefts that may have happened within ${reach} days of it. That they stand here says nothing about a connection.`}>
        {thefts.length === 0 ? <Quiet>None is known.</Quiet> : <IncidentTable rows={thefts} label="Thefts around it" />}
      </Part>
      <Part id="others" title="What else governments did" lead={`Other entries within ${reach} days.`}>
        {others.length === 0 ? <Quiet>The timeline has none.</Quiet> : <EventList events={others} />}
      </Part>
      <Part id="sources" title="Sources">
        <SourceList sources={sources} />
      </Part>
    </>
  );
}

function StudyChart({ study, params }: { study: Dataset<EventStudyRow>; params: Query }) {
  return (
    <>
      <ChartFrame dataset={study} params={params} />
      <DatasetFrom
        dataset={study}
        params={params}
        of="the change at the event"
        how="The daily mean of the series in the days after the event against that before it, and the same on every placebo date."
        transactions="The series is of days, summed over transactions: its sources have them, or the thefts and flows that it counts do."
      />
    </>
  );
}
