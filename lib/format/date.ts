const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date with the precision that it has: `2025`, `Feb 2025` or `21 Feb 2025`. Also takes a whole ISO time. */
export function formatDate(text: string): string {
  const [year = '', month, day] = text.slice(0, 10).split('-');
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** An ISO time to the minute in UTC: `21 Feb 2025, 14:29 UTC`. */
export function formatTime(iso: string): string {
  return `${formatDate(iso)}, ${iso.slice(11, 16)} UTC`;
}

/** A period of a chart in words: `Q1 2025` or `2025` or `Feb 2025`. `start` is its first day. */
export function formatPeriod(start: string, period: string): string {
  const year = start.slice(0, 4);
  if (period === 'year') return year;
  const month = Number(start.slice(5, 7));
  return period === 'quarter' ? `Q${Math.floor((month - 1) / 3) + 1} ${year}` : formatDate(start.slice(0, 7));
}

/** A span of time in rounded words: `40 s`, `12 min`, `3 h`. Seconds in. */
export function formatDuration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
