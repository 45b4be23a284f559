import type { WindowResult } from './study';

const percent = (share: number) => `${Math.abs(Math.round(share * 1000) / 10)} %`;

/** What one window shows, in a sentence or two; never why. */
export function finding(result: WindowResult): string {
  const { window, before, after, change, placeboPercentile, placebos } = result;
  const span = `${window} days before and after`;
  if (before === null || after === null) {
    return `${span}: no comparison, since fewer than half of the days are known on one side (${result.daysBefore} before, ${result.daysAfter} after).`;
  }
  if (change === null) return `${span}: nothing before, something after; a change in per cent does not exist.`;
  const moved = change === 0 ? 'the daily mean is the same' : `the daily mean ${change < 0 ? 'fell' : 'rose'} by ${percent(change)}`;
  if (placeboPercentile === null) return `${span}: ${moved}. There is no other date to hold it against.`;
  return `${span}: ${moved}. ${among(change, placeboPercentile, placebos)}`;
}

/** Of a hundred placebo dates, so few to either side make a change rare. */
const RARE = 5;

function among(change: number, percentile: number, placebos: number): string {
  const more = Math.round((change < 0 ? percentile : 100 - percentile) * 10) / 10;
  const share = `Of ${placebos} other dates of the series ${more} % show a ${change < 0 ? 'fall' : 'rise'} at least as large`;
  if (change === 0) return `Against ${placebos} other dates this is nothing out of the ordinary.`;
  return more <= RARE ? `${share}: rare, which is not yet a cause.` : `${share}: nothing that sets this date apart.`;
}

/** The range over all windows that could be compared; undefined where none could. */
export function spread(results: readonly WindowResult[]): string | undefined {
  const changes = results.flatMap(({ change }) => (change === null ? [] : [change]));
  if (changes.length === 0) return undefined;
  const signed = (share: number) => `${share < 0 ? '-' : share > 0 ? '+' : ''}${percent(share)}`;
  return `Over all ${changes.length} window sizes that can be compared the change lies between ${signed(Math.min(...changes))} and ${signed(Math.max(...changes))}.`;
}

/** What can't be said, whatever the figures. */
export const LIMITS = [
  'What can\'t be said: that the event caused the change. Prices, other events and the season of thefts moved at the same time, and nothing here separates them.',
  'Placebo dates lie close to one another and share most of their days: they show how unusual a change is, and are no test with a significance.',
  'Windows overlap as well: many window sizes that agree are not as many confirmations.',
];

/** How much else happened in the same days, so that a change is not laid at one door. */
export function company(others: number, thefts: number, window: number): string {
  return `In the ${2 * window} days around it the timeline has ${others} other ${others === 1 ? 'entry' : 'entries'} and the ledger ${thefts} ${thefts === 1 ? 'theft' : 'thefts'}: a change belongs to none of them alone.`;
}
