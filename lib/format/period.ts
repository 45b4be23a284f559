import { formatDate } from './date';

/** A period as its source words it, for people: `2025-01..2025-09` is `Jan 2025 to Sep 2025`. */
export function periodWords(period: string): string {
  const [from, to] = period.split('..');
  return from === undefined || to === undefined ? period.replace('-', ' to ') : `${formatDate(from)} to ${formatDate(to)}`;
}
