import type { IncidentRow, OfficialTotal } from '@/lib/charts/contract';
import { formatUsd } from '@/lib/core/money';
import { firstDay, lastDay, parsePartialDate } from '@/lib/core/time';
import type { OfficialTotalRow } from '@/lib/db/status';
import { sumThefts } from './thefts';

/** The first and the last day that a period means; undefined at an end that it leaves open. */
export interface PeriodDays {
  readonly since: string | undefined;
  readonly until: string;
}

/**
 * Reads a period as sources word it: `2024`, `2017-2023`, `2025-01..2025-09`, `all time to 2025`. Undefined for other
 * words: there is then nothing that could be laid beside it.
 */
export function readPeriod(text: string): PeriodDays | undefined {
  const open = /^all time to (\d{4})$/.exec(text);
  if (open !== null) return { since: undefined, until: `${open[1]}-12-31` };
  const years = /^(\d{4})(?:-(\d{4}))?$/.exec(text);
  if (years !== null) return { since: `${years[1]}-01-01`, until: `${years[2] ?? years[1]}-12-31` };
  const months = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/.exec(text);
  if (months === null) return undefined;
  return { since: firstDay(parsePartialDate(months[1]!)), until: lastDay(parsePartialDate(months[2]!)) };
}

/** Tiers that say somebody other than a party in the matter ties the theft to the DPRK, without dispute. */
const STATED = new Set(['official', 'official-unnamed-victim', 'multilateral']);

/**
 * A total that others published, with what our ledger has for the same period: by governments and multilateral bodies
 * alone, and by all tiers. A theft whose date may lie outside the period is counted apart and in neither.
 */
export function besideOurs(row: OfficialTotalRow, thefts: readonly IncidentRow[]): OfficialTotal {
  const { body, period, totalUsdMicros, incidents, published, access, note, sourceIds } = row;
  const days = readPeriod(period);
  const within = thefts.filter(({ date }) => days !== undefined && (days.since ?? '') <= firstDay(parsePartialDate(date)) && lastDay(parsePartialDate(date)) <= days.until);
  const touching = thefts.filter(({ date }) => days !== undefined && (days.since ?? '') <= lastDay(parsePartialDate(date)) && firstDay(parsePartialDate(date)) <= days.until);
  const all = sumThefts(within);
  return {
    body,
    period,
    total_usd: formatUsd(totalUsdMicros),
    incidents,
    published,
    access,
    note,
    sources: sourceIds,
    ours: days === undefined ? null : {
      stated_usd: sumThefts(within.filter(({ tier }) => STATED.has(tier))).loss_usd,
      all_usd: all.loss_usd,
      incidents: all.incidents,
      incidents_without_amount: all.incidents_without_amount,
      incidents_maybe_outside: touching.length - within.length,
    },
  };
}
