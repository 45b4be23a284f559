import type { AlertRow } from '@/lib/charts/contract';
import { alertSentences } from '@/lib/format/alert';

/** What a webhook is told, once or again under the same `id`: the facts of one transfer and the rule that asked for it. */
export interface WebhookMessage {
  readonly id: string;
  readonly type: 'alert';
  readonly rule: string;
  readonly statement: string;
  readonly alert: AlertRow;
}

/** The id of what is told of a transfer by a rule: the same at each attempt, so that a receiver can drop doubles. */
export function messageId(transfer: string, rule: string): string {
  return `${transfer}.${rule}`;
}

/** What the webhook of a rule is told of an alert. */
export function webhookMessage(rule: string, alert: AlertRow): WebhookMessage {
  return { id: messageId(alert.id, rule), type: 'alert', rule, statement: alertSentences(alert).join(' '), alert };
}
