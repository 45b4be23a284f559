import { randomBytes } from 'node:crypto';
import type { WebhookSettings } from '@/lib/config';
import { displayAddress } from '@/lib/core/address';
import { TrackerError } from '@/lib/core/errors';
import { formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import { unknownIncidents } from '@/lib/db/incidents';
import { addRule, type CountedRule, isFlagged, listRules, removeRule, serviceCategories, type WatchRule } from '@/lib/db/watch-rules';
import { readRuleRequest, type RuleRequest } from './request';
import { resolveTarget } from './target';

/** A rule as it is shown: of its webhook the host alone, for the rest may hold a key. */
export interface RuleView {
  readonly id: string;
  readonly chain: string | null;
  readonly address: string | null;
  readonly incident: string | null;
  readonly tier: string | null;
  readonly category: string | null;
  readonly min_usd: string | null;
  readonly direction: string;
  readonly webhook_host: string | null;
  readonly since: string;
  readonly created_at: string;
}

export interface WatchRules {
  /**
   * Keeps a rule, which counts from `since` on and by default from now, and raises what is stored already and meets it.
   * Throws as `readRuleRequest` does, `bad_value` for an incident, a wallet or a category that the store does not have
   * and for a webhook that may not be one, or that nothing would sign.
   */
  add(request: unknown): Promise<RuleView>;
  /** The rules that are kept, each with the number of transfers that it raised. */
  list(): Promise<(RuleView & { readonly alerts: number })[]>;
  /** Ends a rule; what it raised stays. Throws `not_found`. */
  remove(id: string): Promise<void>;
}

/** Makes the keeping of rules in one store. */
export function createWatchRules({ db, webhooks, clock = () => new Date() }: { db: Db; webhooks: WebhookSettings; clock?: () => Date }): WatchRules {
  return {
    async add(value) {
      const request = readRuleRequest(value);
      await assertKnown(db, request);
      await assertWebhook(request.webhook, webhooks);
      const rule = ruleOf(request, clock());
      await addRule(db, rule);
      return ruleView(rule);
    },
    list: async () => (await listRules(db)).map((rule: CountedRule) => ({ ...ruleView(rule), alerts: rule.alerts })),
    async remove(id) {
      if (await removeRule(db, id, clock())) return;
      throw new TrackerError('not_found', `There is no rule "${id.slice(0, 50)}".`, { fix: 'tracker watch list names those that there are.' });
    },
  };
}

function ruleOf({ chain, address, incident, tier, category, minUsdMicros, direction, since, webhook }: RuleRequest, now: Date): WatchRule {
  return {
    id: randomBytes(4).toString('hex'),
    chain: chain ?? null,
    address: address ?? null,
    incident: incident ?? null,
    tier: tier ?? null,
    category: category ?? null,
    minUsdMicros: minUsdMicros ?? null,
    direction,
    webhook: webhook ?? null,
    since: since ?? Math.floor(now.getTime() / 1000),
    createdAt: now,
    removedAt: null,
  };
}

/** A rule as it is shown. */
export function ruleView(rule: WatchRule): RuleView {
  const { address, chain, minUsdMicros, webhook } = rule;
  return {
    id: rule.id,
    chain,
    address: address === null ? null : displayAddress(chain ?? (address.startsWith('0x') ? 'ethereum' : ''), address),
    incident: rule.incident,
    tier: rule.tier,
    category: rule.category,
    min_usd: minUsdMicros === null ? null : formatUsd(minUsdMicros),
    direction: rule.direction,
    webhook_host: webhook === null ? null : new URL(webhook).host,
    since: isoSeconds(rule.since),
    created_at: rule.createdAt.toISOString(),
  };
}

async function assertKnown(db: Db, { incident, address, chain, category }: RuleRequest): Promise<void> {
  if (incident !== undefined && (await unknownIncidents(db, [incident])).length > 0) {
    throw new TrackerError('bad_value', `There is no incident "${incident.slice(0, 50)}".`, { fix: '/api/v1/incidents has their slugs.', field: 'incident' });
  }
  if (address !== undefined && !(await isFlagged(db, address, chain))) {
    const where = chain === undefined ? '' : ` on ${chain}`;
    throw new TrackerError('bad_value', `No source flags this address${where}: its transfers are not read.`, { fix: '/api/v1/wallets has the flagged ones.', field: 'address' });
  }
  if (category === undefined) return;
  const known = await serviceCategories(db);
  if (!known.includes(category)) {
    throw new TrackerError('bad_value', `There is no service of the category "${category.slice(0, 50)}".`, { fix: `There are: ${known.join(', ')}.`, field: 'category' });
  }
}

async function assertWebhook(webhook: string | undefined, { secret, allowPrivate }: WebhookSettings): Promise<void> {
  if (webhook === undefined) return;
  if (secret === undefined) {
    throw new TrackerError('bad_value', 'Nothing would sign what is sent to a webhook.', { fix: 'Set WEBHOOK_SECRET to at least 16 characters that its receiver knows too.', field: 'webhook' });
  }
  await resolveTarget(webhook, { allowPrivate });
}
