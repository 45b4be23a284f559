import { TrackerError } from './errors';

/** How much of a date a source gave. */
export type DatePrecision = 'day' | 'month' | 'year';

/** A date as a source gave it: `2025`, `2025-02` or `2025-02-21`, UTC. */
export interface PartialDate {
  readonly text: string;
  readonly precision: DatePrecision;
}

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Throws `bad_date` for another form or a day that never was. */
export function parsePartialDate(text: string): PartialDate {
  const match = PARTIAL.exec(text);
  if (match === null) throw bad(text);
  const precision = match[3] !== undefined ? 'day' : match[2] !== undefined ? 'month' : 'year';
  const full = `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
  const time = Date.parse(`${full}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== full) throw bad(text);
  return { text, precision };
}

function bad(text: string): TrackerError {
  return new TrackerError('bad_date', `"${text}" is not a date.`, { fix: 'Write it as YYYY, YYYY-MM or YYYY-MM-DD.' });
}

/** The first day a date may mean, as `YYYY-MM-DD`. */
export function firstDay(date: PartialDate): string {
  return (date.text + '-01-01').slice(0, 10);
}

/** The last day a date may mean, as `YYYY-MM-DD`. */
export function lastDay(date: PartialDate): string {
  if (date.precision === 'day') return date.text;
  const [year, month] = date.text.split('-').map(Number) as [number, number | undefined];
  return isoDay(Date.UTC(year, month ?? 12, 0));
}

/** `YYYY-MM-DD` of a time in milliseconds, UTC. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** `YYYY-MM-DDTHH:MM:SSZ` of a time in whole seconds. */
export function isoSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** Whole seconds of `YYYY-MM-DDTHH:MM:SSZ`. Throws `bad_date`, also for a moment that never was. */
export function parseIsoSeconds(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms) || isoSeconds(ms / 1000) !== text) {
    throw new TrackerError('bad_date', `"${text}" is not a UTC time.`, { fix: 'Write it as YYYY-MM-DDTHH:MM:SSZ.' });
  }
  return ms / 1000;
}
