import type { ReportChoice, ServedChart } from '@/lib/charts/contract';

/** A chart that belongs to a report: which, of what, and the name of its files without the ending. */
export interface ReportChart {
  readonly id: ServedChart;
  readonly params: URLSearchParams;
  readonly name: string;
}

/** A flow of each of more thefts than these nobody looks at; each has its page. */
const MOST_FLOWS = 5;

/** The charts of a report by its sections; `named` are its incidents where some are picked, `traced` those that can be traced. */
export function reportCharts({ sections, since, until, method }: ReportChoice, named: readonly string[] | undefined, traced: readonly string[]): ReportChart[] {
  if (named?.length === 0) return [];
  const period: Record<string, string> = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  const of: Record<string, string> = named === undefined ? {} : { incident: named.join(',') };
  const charts: Record<ReportChoice['sections'][number], readonly (readonly [ServedChart, Record<string, string>, suffix?: string])[]> = {
    thefts: named === undefined ? [['thefts-over-time', period]] : [],
    attributions: [['attributions', { ...of, ...period }]],
    traces: [
      ...(traced.length === 0 ? [] : ([['time-to-launder', { incident: traced.join(','), method }]] as const)),
      ...traced.slice(0, MOST_FLOWS).map((incident) => ['flow', { incident }, incident] as const),
    ],
    transfers: [['laundering-over-time', { ...of, ...period }]],
    timeline: [],
    'event-study': named === undefined ? [['mixer-activity', period]] : [],
  };
  return sections.flatMap((section) => charts[section]).map(([id, params, suffix]) => ({ id, params: new URLSearchParams(params), name: suffix === undefined ? id : `${id}-${suffix}` }));
}
