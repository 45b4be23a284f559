import { formatDate } from './date';

/** A date that says itself how little is known of it: `21 Feb 2025`, `Oct 2020 (month only)`, `2017 (year only)`. */
export function formatPartialDate(text: string): string {
  const left = text.length === 4 ? ' (year only)' : text.length === 7 ? ' (month only)' : '';
  return `${formatDate(text)}${left}`;
}

/** A hash cut in the middle for a link that holds the whole of it. Addresses are never cut: lookalikes match at both ends. */
export function shortHash(hash: string): string {
  return hash.length <= 20 ? hash : `${hash.slice(0, 10)}…${hash.slice(-6)}`;
}
