import type { Metadata } from 'next';
import { Contents, PageHead } from '@/components/lists/page-head';
import { Charts } from './parts/charts';
import { Chain } from './parts/chain';
import { Conflicts, Limits } from './parts/conflicts';
import { EventStudyMethod } from './parts/event-study';
import { Figures } from './parts/figures';
import { Screening } from './parts/screening';
import { Tiers } from './parts/tiers';
import { Tracing } from './parts/tracing';

export const metadata: Metadata = { title: 'Method' };

const PARTS = [
  ['words', 'Three kinds of figure'],
  ['tiers', 'How sure'],
  ['thefts-by-year', 'Thefts by year'],
  ['thefts-over-time', 'Thefts over time'],
  ['official-totals', 'Totals of others'],
  ['laundering-over-time', 'Laundering over time'],
  ['flow', 'Flow'],
  ['attributions', 'Who attributed what'],
  ['wallet-balances', 'What flagged wallets hold'],
  ['mixer-activity', 'Mixer activity'],
  ['trace', 'Tracing'],
  ['time-to-launder', 'Time to launder'],
  ['event-study', 'Event study'],
  ['dates', 'Dates'],
  ['amounts', 'Amounts and prices'],
  ['second-hand', 'Second-hand transfers'],
  ['spam', 'Spam'],
  ['service-events', 'Services'],
  ['finality', 'Finality'],
  ['screening', 'Screening'],
  ['conflicts', 'Known conflicts'],
  ['limits', 'Limits'],
] as const;

export default function MethodPage() {
  return (
    <>
      <PageHead title="Method">
        How each figure comes about, what it counts, what it leaves out, and where the record contradicts itself.
      </PageHead>
      <Contents parts={PARTS} />
      <Figures />
      <Tiers />
      <Charts />
      <Tracing />
      <EventStudyMethod />
      <Chain />
      <Screening />
      <Conflicts />
      <Limits />
    </>
  );
}
