import type { ServedChart } from '@/lib/charts/contract';

/** Parameters of a chart as its address has them. */
export type ChartParams = Readonly<Record<string, string>>;

function query(params: ChartParams): string {
  const text = new URLSearchParams({ ...params }).toString();
  return text === '' ? '' : `?${text}`;
}

/** Where one chart is served: as JSON or CSV, and bare for a frame on another site. */
export function chartAddress(id: ServedChart, form: 'json' | 'csv', params: ChartParams = {}): string {
  return `/api/v1/charts/${id}.${form}${query(params)}`;
}

export function embedAddress(id: ServedChart, params: ChartParams = {}): string {
  return `/embed/${id}${query(params)}`;
}

const HEIGHTS: Readonly<Record<ServedChart, number>> = {
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

/** A plain frame of fixed height: nothing on the other site has to run for it. */
export function embedSnippet(origin: string, id: ServedChart, title: string, params: ChartParams = {}): string {
  const source = escape(`${origin}${embedAddress(id, { ...params, theme: 'auto' })}`);
  return `<iframe src="${source}" title="${escape(title)}" width="100%" height="${HEIGHTS[id]}" loading="lazy" style="border:0"></iframe>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
