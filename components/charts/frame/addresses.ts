import type { ServedChart } from '@/lib/charts/contract';
import { embedPath } from '@/lib/format/embed';

/** Parameters of a chart as its address has them. */
export type ChartParams = Readonly<Record<string, string>>;

function query(params: ChartParams): string {
  const text = new URLSearchParams({ ...params }).toString();
  return text === '' ? '' : `?${text}`;
}

/** Where one chart is served as a file. */
export function chartAddress(id: ServedChart, form: 'json' | 'csv' | 'metadata.json' | 'zip' | 'svg' | 'png', params: ChartParams = {}): string {
  return `/api/v1/charts/${id}.${form}${query(params)}`;
}

/** The page of one chart. */
export function pageAddress(id: ServedChart, params: ChartParams = {}): string {
  return `/charts/${id}${query(params)}`;
}

/** The sources and the rows of one chart as a page. */
export function tableAddress(id: ServedChart, params: ChartParams = {}): string {
  return `/tables/${id}${query(params)}`;
}

/** What freezes the answer of now and leads to it. */
export function permanentAddress(id: ServedChart, params: ChartParams = {}): string {
  return `/permanent/${id}${query(params)}`;
}

export function embedAddress(id: ServedChart, params: ChartParams = {}): string {
  return embedPath(id, params);
}

/** How high a frame has to be that nothing makes higher, in pixels. */
export const FRAME_HEIGHTS: Readonly<Record<ServedChart, number>> = {
  'thefts-by-year': 520,
  'thefts-over-time': 520,
  'laundering-over-time': 620,
  flow: 900,
  'time-to-launder': 620,
  attributions: 900,
  'wallet-balances': 620,
  'event-study': 860,
  'mixer-activity': 560,
};
