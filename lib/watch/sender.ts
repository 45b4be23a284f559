import { setTimeout as wait } from 'node:timers/promises';
import { findAlert } from '@/lib/charts/alerts';
import type { WebhookSettings } from '@/lib/config';
import { explain } from '@/lib/core/errors';
import { type DueDelivery, dueDeliveries, type Outcome, saveOutcome } from '@/lib/db/alert-deliveries';
import type { Db } from '@/lib/db/client';
import { messageId, webhookMessage } from './message';
import { post } from './post';
import { ID_HEADER, SIGNATURE_HEADER, signature } from './sign';
import type { TargetOptions } from './target';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** From each failure to the next attempt; after the last one, a day after the first attempt, the letter is dead. */
export const RETRIES_MS: readonly number[] = [
  SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR,
];

export interface SenderDeps {
  readonly db: Db;
  readonly webhooks: WebhookSettings;
  /** Runs a round as the only process that does, or not at all while another does. */
  readonly alone: (round: (signal: AbortSignal) => Promise<void>, signal: AbortSignal) => Promise<void>;
  readonly clock?: () => Date;
  readonly lookup?: TargetOptions['lookup'];
  /** How long a webhook may take to answer. Default 10 seconds. */
  readonly deadlineMs?: number;
  /** How often it is looked for what is due. Default 2 seconds. */
  readonly everyMs?: number;
  readonly onFailure?: (error: unknown) => void;
}

/** Sends what is due to webhooks, beside the web. What fails is tried again; it never throws. */
export interface WebhookSender {
  start(): void;
  /** Stops what is under way; resolves when nothing is written any more. */
  stop(): Promise<void>;
}

/** Of one webhook in one round, so that the others are looked after in time. */
const PER_WEBHOOK = 20;

/**
 * Makes the sender; nothing is sent before `start`. An alert is told at least once: what came of an attempt is stored
 * after it, so that one that a kill cuts off is made again, under the same id.
 */
export function createWebhookSender({ db, webhooks, alone, clock = () => new Date(), lookup, deadlineMs = 10 * SECOND, everyMs = 2 * SECOND, onFailure }: SenderDeps): WebhookSender {
  const { secret, allowPrivate } = webhooks;
  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();

  /** Why it failed, or undefined when it was taken. */
  async function attempt({ transfer, rule, webhook }: DueDelivery, signal: AbortSignal): Promise<string | undefined> {
    const alert = await findAlert(db, transfer, rule);
    if (secret === undefined || alert === undefined) return 'There is nothing to tell.';
    const body = JSON.stringify(webhookMessage(rule, alert));
    const seconds = Math.floor(clock().getTime() / SECOND);
    const headers = { [ID_HEADER]: messageId(transfer, rule), [SIGNATURE_HEADER]: signature(secret, seconds, body) };
    try {
      await post({ url: webhook, body, headers, deadlineMs, signal }, { allowPrivate, lookup });
      return undefined;
    } catch (error) {
      return explain(error);
    }
  }

  /** One webhook, one after the other: while it fails, the rest waits for the next round. */
  async function tell(deliveries: readonly DueDelivery[], signal: AbortSignal): Promise<void> {
    const begun = performance.now();
    for (const delivery of deliveries) {
      if (signal.aborted || performance.now() - begun > deadlineMs) return;
      const failure = await attempt(delivery, signal);
      if (signal.aborted && failure !== undefined) return;
      await saveOutcome(db, delivery, outcomeOf(delivery.attempts, failure, clock()), clock());
      if (failure !== undefined) return;
    }
  }

  async function round(signal: AbortSignal): Promise<void> {
    const due = await dueDeliveries(db, clock(), PER_WEBHOOK);
    const webhooks = new Set(due.map(({ webhook }) => webhook));
    await Promise.all([...webhooks].map((one) => tell(due.filter(({ webhook }) => webhook === one), signal)));
  }

  async function rounds(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if ((await dueDeliveries(db, clock(), 1)).length > 0) await alone(round, signal);
      } catch (error) {
        onFailure?.(error);
      }
      await wait(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    start() {
      if (stopping !== undefined || secret === undefined) return;
      stopping = new AbortController();
      running = rounds(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      await running;
      stopping = undefined;
    },
  };
}

/** What becomes of a delivery after an attempt, by how often it was tried before. */
export function outcomeOf(attempts: number, failure: string | undefined, now: Date): Outcome {
  if (failure === undefined) return { state: 'delivered' };
  const pauseMs = RETRIES_MS[attempts];
  if (pauseMs === undefined) return { state: 'dead', error: failure };
  return { state: 'due', nextAt: new Date(now.getTime() + pauseMs), error: failure };
}
