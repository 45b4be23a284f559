import { Provenance } from '@/components/ui/provenance';
import { plural } from '@/lib/format/number';
import type { TraceView } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { METHOD_WORDS } from './methods';

/** Where a figure of a trace is from. `how` says what is added up. */
export function TraceFrom({ view, of, how }: { view: TraceView; of: string; how: string }) {
  const { incident, method, sources, asOf, complete, frontier } = view;
  return (
    <Provenance
      of={of}
      how={<>{how} By {METHOD_WORDS[method].name}, from the stored transfers, at the prices of the theft. <a href="/methodology#trace">Method</a></>}
      transactions={<a href={`/incidents/${incident}#where`}>Each place with the ways to it, transaction by transaction</a>}
      documents={<><a href={`/incidents/${incident}#sources`}>{plural(sources.length, 'source')}</a> of the theft, of labels, of prices and of the transfers that are second hand</>}
      asOf={formatDate(asOf)}
      missing={complete ? 'What left later, and what moved where no transfer can be read.' : `${plural(frontier.length, 'place')} at the frontier, whose next steps were not fetched, or a kind of transfer that can't be had.`}
    />
  );
}
