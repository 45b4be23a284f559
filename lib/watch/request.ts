import { z } from 'zod';
import { canonicalAddress } from '@/lib/core/address';
import { allChains } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import { parseUsd } from '@/lib/core/money';
import { parseIsoSeconds } from '@/lib/core/time';
import { WALLET_TIERS } from '@/lib/core/tiers';

/** Whether the flagged wallet sends or receives. */
export const DIRECTIONS = ['out', 'in', 'any'] as const;

/** What a rule asks for: all that is given must hold. Addresses canonical, dollars in micros, times in seconds. */
export interface RuleRequest {
  readonly chain?: string;
  readonly address?: string;
  readonly incident?: string;
  readonly tier?: string;
  readonly category?: string;
  readonly minUsdMicros?: bigint;
  readonly direction: (typeof DIRECTIONS)[number];
  readonly since?: number;
  readonly webhook?: string;
}

const DOLLARS = 'takes dollars as text or a number, such as "1000000" or "0.5"';
const WHEN = 'is not a time of the form YYYY-MM-DDTHH:MM:SSZ';

const text = z.string('takes a text').trim().min(1, 'is empty').max(500, 'is longer than 500 characters');
const shape = z.strictObject({
  chain: text.refine((name) => allChains().some((chain) => chain.name === name), 'is not a chain that we know').optional(),
  address: text.optional(),
  incident: text.optional(),
  tier: z.enum(WALLET_TIERS, `is none of ${WALLET_TIERS.join(', ')}`).optional(),
  category: text.optional(),
  min_usd: z.union([z.string(), z.number().transform(String)], DOLLARS).transform(reading(parseUsd, DOLLARS)).optional(),
  direction: z.enum(DIRECTIONS, `is none of ${DIRECTIONS.join(', ')}`).default('out'),
  since: z.string(WHEN).transform(reading(parseIsoSeconds, WHEN)).optional(),
  webhook: z.string('takes a URL').max(2_000, 'is longer than 2,000 characters').optional(),
});

const CONDITIONS = ['address', 'incident', 'tier', 'category', 'min_usd', 'chain'] as const;

/**
 * Reads what a rule asks for: `{ "chain", "address", "incident", "tier", "category", "min_usd", "direction", "since",
 * "webhook" }`, of which at least one condition is given. Whether the store knows what it names is not asked here.
 * Throws `bad_request` for what is no such object, `bad_value` and `bad_address` with the field for a value that can't be.
 */
export function readRuleRequest(value: unknown): RuleRequest {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw refusal(parsed.error.issues[0]);
  const { min_usd: minUsdMicros, address, ...rest } = parsed.data;
  if (CONDITIONS.every((name) => parsed.data[name] === undefined)) {
    throw new TrackerError('bad_request', 'The rule has no condition.', { fix: `Give at least one of ${CONDITIONS.join(', ')}.` });
  }
  return { ...rest, minUsdMicros, address: address === undefined ? undefined : readAddress(address, rest.chain) };
}

function refusal(issue: z.core.$ZodIssue | undefined): TrackerError {
  if (issue?.code === 'unrecognized_keys') {
    return new TrackerError('bad_request', `A rule has no "${issue.keys[0]?.slice(0, 50)}".`, { fix: `Known are: ${Object.keys(shape.shape).join(', ')}.` });
  }
  const field = issue?.path[0];
  if (field === undefined) return new TrackerError('bad_request', 'The rule is not a JSON object.');
  return new TrackerError('bad_value', `${String(field)} ${issue?.message}.`, { field: String(field) });
}

/** On the chain that is named, else on the first of whose form it is. */
function readAddress(address: string, chain: string | undefined): string {
  for (const { name } of chain === undefined ? allChains() : []) {
    try {
      return canonicalAddress(name, address);
    } catch (error) {
      if (!(error instanceof TrackerError)) throw error;
    }
  }
  if (chain !== undefined) return canonicalAddress(chain, address);
  throw new TrackerError('bad_address', `"${address.slice(0, 100)}" is not an address of any chain that we know.`, {
    fix: 'Copy the whole address again; its checksum or its length is wrong.',
    field: 'address',
  });
}

/** A reader that throws becomes a transformation; `otherwise` is the message. */
function reading<T>(read: (text: string) => T, otherwise: string) {
  return (given: string, context: z.core.$RefinementCtx<string>): T => {
    try {
      return read(given.trim());
    } catch {
      context.addIssue({ code: 'custom', message: otherwise });
      return z.NEVER;
    }
  };
}
