import { parsePartialDate } from '@/lib/core/time';
import type { Report, SdnPart } from './part';

/** The date that is being read, in its three elements. */
export interface SdnDate extends SdnPart {
  reset(): void;
  /** `YYYY-MM-DD`; null where there is none, and where it never was, which is told. */
  value(place: string): string | null;
}

const DIGITS = { Year: 4, Month: 2, Day: 2 } as const;
/** Compared, not looked up: a name fresh from the file would first have to be found among all that are known. */
const isPart = (name: string): name is keyof typeof DIGITS => name === 'Year' || name === 'Month' || name === 'Day';

/** Makes a reader of dates. */
export function createDate(report: Report): SdnDate {
  let parts: Partial<Record<keyof typeof DIGITS, string>> = {};
  return {
    open: isPart,
    close(name, text) {
      if (isPart(name)) parts[name] = text.padStart(DIGITS[name], '0');
    },
    reset: () => (parts = {}),
    value(place) {
      const { Year, Month, Day } = parts;
      if (Year === undefined) return null;
      const text = `${Year}-${Month ?? ''}-${Day ?? ''}`;
      try {
        return parsePartialDate(text).precision === 'day' ? text : null;
      } catch {
        report({ place, problem: `"${text}" is no date: it is taken as unknown.` });
        return null;
      }
    },
  };
}
