import type { AlertRow, AttributionRow, FeedFacts, FeedKind, IncidentRow, TimelineRow } from '@/lib/charts/contract';
import { firstDay, parsePartialDate } from '@/lib/core/time';
import { alertHeadline, alertSentences } from '@/lib/format/alert';
import { incidentTierLabel, partyLabel } from '@/lib/format/labels';
import { formatUsdExact } from '@/lib/format/number';
import { formatPartialDate } from '@/lib/format/precision';

/** One entry of the feed. Times are ISO 8601, of the fact itself: of a date the first day that it may mean. */
export interface FeedEntry {
  readonly kind: FeedKind;
  /** Of this entry among those of its kind, on every machine the same. */
  readonly id: string;
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  /** The page that tells more, from the root of the site. */
  readonly path: string;
  readonly published: string;
  readonly updated: string;
}

/** The facts as entries of a feed, the newest first. */
export function feedEntries({ incidents, attributions, events, alerts }: FeedFacts): FeedEntry[] {
  const entries = [...incidents.map(ofIncident), ...attributions.map(ofAttribution), ...events.map(ofEvent), ...alerts.map(ofAlert)];
  return entries.toSorted((a, b) => compare(b.updated, a.updated) || compare(a.kind, b.kind) || compare(a.id, b.id));
}

function ofIncident(row: IncidentRow): FeedEntry {
  const published = startOf(row.date);
  const attributed = row.attribution_date === null ? published : startOf(row.attribution_date);
  return {
    kind: 'incident',
    id: row.slug,
    title: `Theft: ${row.victim}, ${formatPartialDate(row.date)}`,
    text: [
      row.loss_usd === null ? 'No source gives an amount.' : `Loss: ${formatUsdExact(row.loss_usd)}, as stated.`,
      `Attributed by ${row.attributed_by}${row.attribution_date === null ? '' : `, ${formatPartialDate(row.attribution_date)}`}. How sure: ${incidentTierLabel(row.tier)}.`,
      ...(row.note === null ? [] : [row.note]),
    ],
    path: `/incidents/${row.slug}`,
    published,
    updated: attributed > published ? attributed : published,
  };
}

function ofAttribution(row: AttributionRow): FeedEntry {
  const day = startOf(row.date);
  return {
    kind: 'attribution',
    id: row.id,
    title: `Attribution: ${row.body} on ${row.victim}`,
    text: [
      `${row.parties.map(partyLabel).join(', ')}: ${row.form}, ${formatPartialDate(row.date)}.`,
      ...(row.stated_amount_usd === null ? [] : [`It states ${formatUsdExact(row.stated_amount_usd)}.`]),
      ...(row.note === null ? [] : [row.note]),
    ],
    path: `/incidents/${row.incident}`,
    published: day,
    updated: day,
  };
}

function ofEvent(row: TimelineRow): FeedEntry {
  const day = startOf(row.date);
  const text = [`${row.parties.map(partyLabel).join(', ')}, ${formatPartialDate(row.date)}.`, row.summary];
  return { kind: 'event', id: row.id, title: row.title, text, path: `/events/${encodeURIComponent(row.id)}`, published: day, updated: day };
}

function ofAlert(row: AlertRow): FeedEntry {
  const { chain, wallet, withdrawn_at: withdrawn } = row;
  return {
    kind: 'alert',
    id: `${row.id}/${wallet}`,
    title: `${withdrawn === null ? 'Alert' : 'Taken back'}: ${alertHeadline(row)}`,
    text: alertSentences(row),
    path: `/wallets/${chain}/${wallet}`,
    published: row.timestamp,
    updated: withdrawn ?? row.raised_at,
  };
}

const startOf = (date: string): string => `${firstDay(parsePartialDate(date))}T00:00:00Z`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
