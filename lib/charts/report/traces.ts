import type { ReportFile, ReportMethod, TraceView } from '@/lib/charts/contract';
import { incidentsWithThefts } from '@/lib/db/theft-transactions';
import type { ChartContext } from '../context';
import { sourceRefs } from '../source-refs';
import { PATH_COLUMNS, PLACE_COLUMNS, placeRecords, tracePaths, traceView } from '../trace';
import { walletId } from './choice';
import type { Scope } from './scope';

/** Where the traces of a report find stolen value, by `chain:address` as it is shown. */
export type TracedPlaces = ReadonlyMap<string, { readonly method: ReportMethod; readonly incidents: ReadonlySet<string> }>;

/** The incidents of a report of which a theft transaction is sure, and those of which none is. */
export async function traceable({ db }: ChartContext, { incidents }: Scope): Promise<{ traced: string[]; untraced: string[] }> {
  const sure = await incidentsWithThefts(db);
  const slugs = incidents.map(({ slug }) => slug);
  return { traced: slugs.filter((slug) => sure.includes(slug)), untraced: slugs.filter((slug) => !sure.includes(slug)) };
}

/**
 * Each trace as two files, where the loot is and the ways there, one trace at a time. `places` gets what they find.
 * A trace is whole whatever the period of the report.
 */
export async function* traceFiles(
  context: ChartContext,
  incidents: readonly string[],
  method: ReportMethod,
  places: Map<string, { method: ReportMethod; incidents: Set<string> }>,
): AsyncGenerator<ReportFile> {
  for (const incident of incidents) {
    const params = new URLSearchParams({ method, paths: '3' });
    const view = await traceView(context, incident, params);
    remember(view, method, places);
    const records = placeRecords(view);
    const told = {
      section: 'traces',
      asOf: view.asOf,
      notes: view.notes,
      methodVersion: view.methodVersion,
      filters: { incident, method },
      sources: () => sourceRefs(context.db, view.sources.map(({ id }) => id)),
    } as const;
    yield { ...told, name: `traces/${incident}-places`, title: `Where the loot of ${view.victim} is`, columns: PLACE_COLUMNS, total: records.length, complete: view.complete, rows: () => records };
    const paths = await tracePaths(context, incident, params);
    yield { ...told, name: `traces/${incident}-paths`, title: `The ways of the loot of ${view.victim}`, columns: PATH_COLUMNS, total: paths.total, complete: view.complete && paths.complete, rows: () => paths.rows };
  }
}

function remember({ incident, ends, held, frontier }: TraceView, method: ReportMethod, places: Map<string, { method: ReportMethod; incidents: Set<string> }>): void {
  for (const place of [...ends, ...held, ...frontier]) {
    const id = walletId(place);
    const known = places.get(id);
    if (known === undefined) places.set(id, { method, incidents: new Set([incident]) });
    else known.incidents.add(incident);
  }
}
