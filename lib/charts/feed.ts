import { FEED_KINDS, type FeedFacts, type FeedKind } from '@/lib/charts/contract';
import { newestAlerts } from './alerts';
import type { ChartContext } from './context';
import { choices } from './fields';
import { LIST_DEFINITIONS } from './lists';
import { readAll } from './lists/read';
import { readParams } from './params';

/** The most alerts in a feed. */
const MOST_ALERTS = 200;

/** What a feed tells of, by `?kind=` only some of it: `incident`, `attribution`, `event`, `alert`. Throws as `readParams` does. */
export async function feedFacts({ db, asOf }: ChartContext, params: URLSearchParams): Promise<FeedFacts> {
  const { kind } = readParams(params, { kind: choices(FEED_KINDS).optional() });
  const kinds = FEED_KINDS.filter((one) => kind === undefined || kind.includes(one));
  const has = (one: FeedKind) => kinds.includes(one);
  return {
    kinds,
    incidents: has('incident') ? await readAll(db, LIST_DEFINITIONS.incidents) : [],
    attributions: has('attribution') ? await readAll(db, LIST_DEFINITIONS.attributions) : [],
    events: has('event') ? await readAll(db, LIST_DEFINITIONS.timeline) : [],
    alerts: has('alert') ? (await newestAlerts(db, MOST_ALERTS)).rows : [],
    asOf,
  };
}
