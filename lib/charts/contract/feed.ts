import type { AlertRow } from './alerts';
import type { AttributionRow, IncidentRow, TimelineRow } from './facts';

/** What the feed tells of. */
export const FEED_KINDS = ['incident', 'attribution', 'event', 'alert'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** The facts that a feed tells of; none of a kind that was not asked for. */
export interface FeedFacts {
  readonly kinds: readonly FeedKind[];
  readonly incidents: readonly IncidentRow[];
  readonly attributions: readonly AttributionRow[];
  readonly events: readonly TimelineRow[];
  readonly alerts: readonly AlertRow[];
  readonly asOf: string;
}
