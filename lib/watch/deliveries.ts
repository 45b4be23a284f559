import { z } from 'zod';
import { TrackerError } from '@/lib/core/errors';
import { type DeliveryRow, listDeliveries, reviveDeliveries } from '@/lib/db/alert-deliveries';
import type { Db } from '@/lib/db/client';

/** `due` is sent at `next_at`, `dead` not any more. */
export const DELIVERY_STATES = ['due', 'delivered', 'dead'] as const;

export interface DeliveryView {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  /** When it is tried next; null where it is not. */
  readonly next_at: string | null;
  readonly tried_at: string | null;
  readonly error: string | null;
}

/** At most so many, the latest alert first, of one state if it is given; and how many there are. Throws `bad_value` for another state. */
export async function deliveriesOf(db: Db, state: string | undefined, limit: number): Promise<{ readonly rows: readonly DeliveryView[]; readonly total: number }> {
  if (state !== undefined && !DELIVERY_STATES.some((known) => known === state)) {
    throw new TrackerError('bad_value', `"${state.slice(0, 50)}" is no state of a delivery.`, { fix: `There are: ${DELIVERY_STATES.join(', ')}.`, field: 'state' });
  }
  const { rows, total } = await listDeliveries(db, state, limit);
  return { rows: rows.map(view), total };
}

const asked = z.union([z.strictObject({ all: z.literal(true) }), z.strictObject({ ids: z.array(z.string().max(100)).min(1).max(1_000) })]);

/**
 * Has dead letters sent again by the web server: `{ "ids": [...] }` or `{ "all": true }`. Gives the ids of those that
 * will be. Throws `bad_request` for another question, `not_found` where an id that was asked for is no dead letter.
 */
export async function resend(db: Db, question: unknown, now: Date): Promise<readonly string[]> {
  const parsed = asked.safeParse(question);
  if (!parsed.success) throw new TrackerError('bad_request', 'It is not said what to send again.', { fix: 'Give { "ids": [...] } or { "all": true }.' });
  if ('all' in parsed.data) return reviveDeliveries(db, 'all', now);
  const { ids } = parsed.data;
  const revived = await reviveDeliveries(db, ids, now);
  const missed = ids.find((id) => !revived.includes(id));
  if (missed === undefined) return revived;
  throw new TrackerError('not_found', `${missed.slice(0, 100)} is no dead letter of a rule that is kept.${revived.length === 0 ? '' : ` The other ${revived.length} will be sent.`}`, {
    fix: 'tracker watch deliveries --state dead names those that there are.',
  });
}

function view({ id, state, attempts, nextAt, triedAt, error }: DeliveryRow): DeliveryView {
  return { id, state, attempts, next_at: state === 'due' ? nextAt : null, tried_at: triedAt, error };
}
