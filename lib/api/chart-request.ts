import { TrackerError } from '@/lib/core/errors';

/** The forms in which a chart is served. */
export const CHART_FORMATS = ['json', 'csv', 'metadata.json', 'zip', 'svg', 'png', 'html'] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

/** How a picture is to look. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly lang: 'en' | 'ko' | 'ja';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A chart as it is asked for: which answer, and how it is to look. */
export interface ChartRequest {
  /** What chooses the rows. */
  readonly filters: URLSearchParams;
  /** The frozen answer that is asked for, by its SHA-256 in hex; undefined for the answer of now. */
  readonly snapshot: string | undefined;
  readonly look: Look;
}

/** Least and most of a side of a picture, in pixels. */
export const SIDES = { least: 200, most: 2400 } as const;
const PICTURE: Look = { theme: 'light', lang: 'en', width: 850, height: 600 };
export const THEMES = ['light', 'dark', 'auto'] as const;
export const LANGUAGES = ['en', 'ko', 'ja'] as const;

/** Tells the filters of a chart from the parameters of its form. Throws `bad_value` for one that can't be, `bad_request` for one given twice. */
export function readChartRequest(format: ChartFormat, query: URLSearchParams): ChartRequest {
  const filters = new URLSearchParams(query);
  const take = (name: string) => {
    const [value, ...more] = filters.getAll(name);
    if (more.length > 0) throw new TrackerError('bad_request', `The parameter ${name} is given more than once.`, { field: name });
    filters.delete(name);
    return value === undefined || value === '' ? undefined : value;
  };
  const snapshot = take('v');
  if (snapshot !== undefined && !/^[0-9a-f]{64}$/.test(snapshot)) throw bad('v', 'is the SHA-256 of a frozen answer: 64 digits and small letters from a to f');
  if (format !== 'svg' && format !== 'png' && format !== 'html') return { filters, snapshot, look: PICTURE };
  const theme = oneOf('theme', take('theme'), THEMES) ?? PICTURE.theme;
  const look = { ...PICTURE, theme: theme === 'auto' ? PICTURE.theme : theme, lang: oneOf('lang', take('lang'), LANGUAGES) ?? PICTURE.lang };
  if (format === 'html') {
    oneOf('plain', take('plain'), ['1']);
    return { filters, snapshot, look };
  }
  return { filters, snapshot, look: { ...look, width: side('width', take('width')) ?? PICTURE.width, height: side('height', take('height')) ?? PICTURE.height } };
}

function oneOf<T extends string>(name: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value);
  if (found === undefined) throw bad(name, `is one of: ${known.join(', ')}`);
  return found;
}

function side(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const pixels = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(pixels >= SIDES.least && pixels <= SIDES.most)) throw bad(name, `is a whole number of pixels from ${SIDES.least} to ${SIDES.most}`);
  return pixels;
}

function bad(name: string, why: string): TrackerError {
  return new TrackerError('bad_value', `The parameter ${name} ${why}.`, { field: name });
}
