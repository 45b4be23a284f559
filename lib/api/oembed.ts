import { SERVED_CHARTS, type ServedChart } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';

/** What an oEmbed consumer asks. */
export interface OEmbedRequest {
  readonly chart: ServedChart;
  /** Filters and settings of the embed, as in the address. */
  readonly params: URLSearchParams;
  readonly format: 'json' | 'xml';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The rich type of oEmbed 1.0. */
export interface OEmbed {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly title: string;
  readonly provider_name: string;
  readonly provider_url: string;
  readonly cache_age: number;
  readonly html: string;
  readonly width: number;
  readonly height: number;
  readonly thumbnail_url: string;
  readonly thumbnail_width: number;
  readonly thumbnail_height: number;
}

const [WIDTH, HEIGHT] = [850, 640];
const LEAST = 200;

/**
 * Reads a request of the oEmbed specification 1.0. `origin` is ours: an address elsewhere has no embed here. Throws
 * `not_found` for an address that is no chart's, `bad_value` for a size that can't be, `not_supported` for another format.
 */
export function readOEmbed(query: URLSearchParams, origin: string): OEmbedRequest {
  const format = query.get('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') throw new TrackerError('not_supported', `There is no oEmbed answer as "${format.slice(0, 20)}".`, { fix: 'Ask for json or xml.', field: 'format' });
  const address = URL.parse(query.get('url') ?? '');
  if (address === null) throw new TrackerError('bad_value', 'The parameter url takes the whole address of a chart.', { field: 'url' });
  const [, name] = /^(?:\/(?:ko|ja))?\/(?:charts|embed)\/([a-z-]+)$/.exec(address.pathname) ?? [];
  const chart = SERVED_CHARTS.find((one) => one === name);
  if (address.origin !== origin || chart === undefined) {
    throw new TrackerError('not_found', 'This address is no chart of this tracker.', { fix: `Charts are at ${origin}/charts/ and ${origin}/embed/.`, field: 'url' });
  }
  const params = new URLSearchParams(address.searchParams);
  const language = /^\/(ko|ja)\//.exec(address.pathname)?.[1];
  if (language !== undefined) params.set('lang', language);
  return { chart, params, format, width: Math.min(WIDTH, most(query, 'maxwidth')), height: Math.min(HEIGHT, most(query, 'maxheight')) };
}

function most(query: URLSearchParams, name: string): number {
  const value = query.get(name);
  if (value === null || value === '') return Number.POSITIVE_INFINITY;
  const pixels = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  if (!(pixels >= LEAST)) throw new TrackerError('bad_value', `The parameter ${name} is a whole number of pixels, ${LEAST} or more.`, { field: name });
  return pixels;
}

/** The same answer as XML, as the specification has it. */
export function oEmbedXml(answer: OEmbed): string {
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const parts = Object.entries(answer).map(([name, value]) => `<${name}>${escape(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${parts.join('')}</oembed>\n`;
}
