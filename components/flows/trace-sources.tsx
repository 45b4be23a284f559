import type { TraceView } from '@/lib/charts/contract';
import { SourceList } from '@/components/sources/source-list';
import { formatDate } from '@/lib/format/date';
import { TraceNotes } from './where/where-now';
import { TraceDownloads } from './where/trace-downloads';

/** The line that the page of a trace ends in: up to when, from what, and the data. */
export function TraceSources({ view }: { view: TraceView }) {
  return (
    <>
      <p>
        As of {formatDate(view.asOf)}
        {!view.complete && ', incomplete'}, method version {view.methodVersion}. <a href="/methodology#trace">How is this computed?</a>
      </p>
      <TraceNotes view={view} />
      <TraceDownloads incident={view.incident} method={view.method} />
      <SourceList sources={view.sources} />
    </>
  );
}
