import type { ReportSection } from '@/lib/charts/contract';

/** The sections of a report as people call them. */
export const SECTION_TITLES: Readonly<Record<ReportSection, string>> = {
  thefts: 'Thefts',
  attributions: 'Attributions',
  traces: 'Traces and their paths',
  transfers: 'Transfers',
  timeline: 'Timeline',
  'event-study': 'Event study',
};
