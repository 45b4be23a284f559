/** A span of the time axis in milliseconds UTC, `from < to`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export const DAY = 86_400_000;
const SHORTEST = 28 * DAY;
/** The first theft of the ledger is of 2017. */
const FIRST_YEAR = 2017;

/** Midnight UTC of a day `YYYY-MM-DD`, or of the first day of a shorter date. */
export function dayTime(date: string): number {
  return Date.parse(`${(date + '-01-01').slice(0, 10)}T00:00:00Z`);
}

/** Midnight after the last day that a date of this precision may mean. */
export function endTime(date: string, precision: string): number {
  const [year = FIRST_YEAR, month = 1] = date.split('-').map(Number);
  if (precision === 'year') return Date.UTC(year + 1, 0, 1);
  if (precision === 'month') return Date.UTC(year, month, 1);
  return dayTime(date) + DAY;
}

export function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** From the first theft to the end of the quarter of `asOf`. */
export function fullWindow(asOf: string): TimeWindow {
  const end = new Date(asOf);
  return {
    from: Date.UTC(FIRST_YEAR, 0, 1),
    to: Date.UTC(end.getUTCFullYear(), Math.floor(end.getUTCMonth() / 3) * 3 + 3, 1),
  };
}

/** The same span, if need be longer or shorter and shifted, so that it lies within `full`. */
export function within(window: TimeWindow, full: TimeWindow): TimeWindow {
  const span = Math.min(Math.max(window.to - window.from, SHORTEST), full.to - full.from);
  const from = Math.min(Math.max(window.from, full.from), full.to - span);
  return { from, to: from + span };
}

/** Zooms by a factor (below 1 is closer) around a moment that keeps its place. */
export function zoom(window: TimeWindow, factor: number, around: number): TimeWindow {
  return { from: around - (around - window.from) * factor, to: around + (window.to - around) * factor };
}

/** Moves by a share of the span. */
export function shift(window: TimeWindow, share: number): TimeWindow {
  const by = (window.to - window.from) * share;
  return { from: window.from + by, to: window.to + by };
}

export interface Preset {
  readonly label: string;
  readonly window: TimeWindow;
}

/** The windows one asks for most. */
export function presets(asOf: string): readonly Preset[] {
  const full = fullWindow(asOf);
  const now = dayTime(asOf.slice(0, 10)) + DAY;
  return [
    { label: 'since 2017', window: full },
    { label: 'since Camp David', window: { from: Date.UTC(2023, 7, 18), to: full.to } },
    { label: 'last 12 months', window: { from: now - 365 * DAY, to: now } },
  ];
}

/** Around one theft: two months before it to ten months after, in which most of what is known of its laundering lies. */
export function windowOfTheft(date: string): TimeWindow {
  const day = dayTime(date);
  return { from: day - 60 * DAY, to: day + 300 * DAY };
}

export interface Tick {
  readonly time: number;
  readonly label: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const STEPS = [1, 3, 6, 12, 24, 60];

/** Ticks at the first day of months, quarters or years, as dense as `room` pixels a tick allow. */
export function timeTicks(window: TimeWindow, width: number, room: number): readonly Tick[] {
  const months = (window.to - window.from) / (30.44 * DAY);
  const step = STEPS.find((s) => (width * s) / months >= room) ?? 120;
  const ticks: Tick[] = [];
  const first = new Date(window.from);
  let index = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step;
  for (; ; index += step) {
    const time = Date.UTC(Math.floor(index / 12), index % 12, 1);
    if (time >= window.to) return ticks;
    if (time < window.from) continue;
    const month = index % 12;
    ticks.push({ time, label: month === 0 ? String(index / 12) : (MONTHS[month] ?? '') });
  }
}
