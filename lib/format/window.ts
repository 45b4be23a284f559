import { firstDay, lastDay, parsePartialDate } from '@/lib/core/time';

const DAY = 86_400_000;

/** The start of a span that an address asks for by `since`, in milliseconds. Throws `bad_date`. */
export function sinceTime(text: string): number {
  return Date.parse(`${firstDay(parsePartialDate(text))}T00:00:00Z`);
}

/** The end of a span that an address asks for by `until`: the midnight after its last day. Throws `bad_date`. */
export function untilTime(text: string): number {
  return Date.parse(`${lastDay(parsePartialDate(text))}T00:00:00Z`) + DAY;
}
