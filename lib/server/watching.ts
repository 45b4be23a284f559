import { z } from 'zod';
import { log, loggable } from '@/lib/api/log';
import { alertsOf } from '@/lib/charts/alerts';
import type { AlertRow } from '@/lib/charts/contract';
import { readParams } from '@/lib/charts/params';
import type { Config } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { leaseHolder, withLease } from '@/lib/ingest/lease';
import { type DeliveryView, deliveriesOf, resend } from '@/lib/watch/deliveries';
import { createWatchRules, type WatchRules } from '@/lib/watch/rules';
import { createWebhookSender, type WebhookSender } from '@/lib/watch/sender';

/** What the operator watches for, and what came of it. */
export interface Watching {
  /** The rules, as `WatchRules` keeps them. */
  readonly watchRules: WatchRules;
  /** The newest alerts of a flagged wallet. Any spelling; throws `bad_address`. */
  alertsOf(chain: string, address: string): Promise<readonly AlertRow[]>;
  /** The latest deliveries to webhooks, of `?state=` if it is given. */
  deliveries(params: URLSearchParams): Promise<{ readonly rows: readonly DeliveryView[]; readonly total: number }>;
  /** Has dead letters sent again; see `resend`. */
  resend(question: unknown): Promise<readonly string[]>;
}

const [ALERTS, DELIVERIES] = [20, 500];
/** Under this name one process at a time sends, as one fetches a chain. */
const LEASE = 'webhooks';

/** Watches in this store. */
export function createWatching(db: Db, { webhooks }: Config): Watching {
  return {
    watchRules: createWatchRules({ db, webhooks }),
    alertsOf: (chain, address) => alertsOf(db, chain, address, ALERTS),
    deliveries: (params) => deliveriesOf(db, readParams(params, { state: z.string().optional() }).state, DELIVERIES),
    resend: (question) => resend(db, question, new Date()),
  };
}

/** The sending to webhooks beside the web; of several processes on one store one sends. */
export function createSender(db: Db, { webhooks }: Config): WebhookSender {
  const holder = leaseHolder('web');
  return createWebhookSender({
    db,
    webhooks,
    alone: async (round, signal) => {
      try {
        await withLease(db, { chain: LEASE, holder, signal }, round);
      } catch (error) {
        if (!(error instanceof TrackerError && error.code === 'lease_held')) throw error;
      }
    },
    onFailure: (error) => log().warn(loggable(error), 'Webhooks could not be looked after.'),
  });
}
