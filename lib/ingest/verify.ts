import type { ChainProvider } from '@/lib/chain/provider';
import { probeHead } from '@/lib/chain/probe';
import { createHeaders } from '@/lib/chain/headers';
import { readTransaction, type SeenMovement, type SeenTransaction } from '@/lib/chain/read-transaction';
import { TrackerError } from '@/lib/core/errors';
import { formatUnits } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';

/** What a transfer is said to be. `kind` is `native` or `token`: an internal one is in no receipt. */
export interface Claim {
  readonly id: string;
  readonly txHash: string;
  readonly block: number;
  readonly timestamp: number;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly assetContract: string | null;
  readonly decimals: number;
  readonly amount: bigint;
}

/** One field in which the chain says something else. */
export interface Difference {
  readonly field: string;
  readonly reported: string;
  readonly on_chain: string;
}

/** What was found for one claim. `detail` is a sentence for people, null for a match. */
export interface Checked {
  readonly id: string;
  readonly tx_hash: string;
  readonly result: 'match' | 'mismatch' | 'not found';
  readonly differences: readonly Difference[];
  readonly detail: string | null;
}

export interface VerifyOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads each transfer from the node by its transaction hash and compares block, time, parties, asset and amount.
 * Only final blocks count. Throws when the endpoint is of another chain, does not answer or contradicts itself:
 * then no result is given at all. The results are in the order of the claims.
 */
export async function verifyTransfers(
  provider: ChainProvider,
  claims: readonly Claim[],
  { onProgress, signal }: VerifyOptions = {},
): Promise<Checked[]> {
  const { final } = await probeHead(provider, { signal });
  const ask = (method: string, params: unknown, stop: AbortSignal | undefined) => provider.request(method, params, { signal: stop });
  const headers = createHeaders(ask);
  let done = 0;
  return Promise.all(
    claims.map(async (claim) => {
      if (claim.kind === 'internal') {
        throw new TrackerError('bad_value', `${claim.id} is an internal transfer, which no receipt tells.`, {
          fix: 'Only transfers of ether by a transaction and of tokens can be verified.',
        });
      }
      const checked = judge(claim, await readTransaction(ask, headers, claim.txHash, signal), final.number);
      onProgress?.(++done, claims.length);
      return checked;
    }),
  );
}

/** Holds one claim against what a node says of its transaction (null: nothing), given the last final block. */
export function judge(claim: Claim, seen: SeenTransaction | null, finalBlock: number): Checked {
  const base = { id: claim.id, tx_hash: claim.txHash, differences: [] };
  if (seen === null) return { ...base, result: 'not found', detail: 'The endpoint has no transaction of that hash.' };
  if (seen.block > finalBlock) {
    return { ...base, result: 'not found', detail: `Block ${seen.block} is not final yet; the last final one is ${finalBlock}.` };
  }
  const frame = compare([
    ['status', 'succeeded', seen.succeeded ? 'succeeded' : 'failed'],
    ['block', String(claim.block), String(seen.block)],
    ['timestamp', isoSeconds(claim.timestamp), isoSeconds(seen.timestamp)],
  ]);
  const differences = [...frame, ...nearest(claim, claim.assetContract === null ? [seen.native] : seen.tokens)];
  if (differences.length === 0) return { ...base, result: 'match', detail: null };
  const detail = differences.map((d) => `${d.field}: reported ${d.reported}, on chain ${d.on_chain}`).join('; ');
  return { ...base, result: 'mismatch', differences, detail };
}

/** The differences to the movement of the transaction that is most like the claimed one. */
function nearest(claim: Claim, movements: readonly SeenMovement[]): Difference[] {
  const each = movements.map((movement) =>
    compare([
      ['from', claim.from, movement.from],
      ['to', claim.to, movement.to ?? 'none'],
      ['token_contract', claim.assetContract ?? 'none', movement.assetContract ?? 'none'],
      ['amount', formatUnits(claim.amount, claim.decimals), formatUnits(movement.amount, claim.decimals)],
    ]),
  );
  const none = [{ field: 'transfer', reported: 'one of a token', on_chain: 'none' }];
  return each.toSorted((a, b) => a.length - b.length)[0] ?? none;
}

function compare(fields: readonly (readonly [string, string, string])[]): Difference[] {
  return fields.filter(([, said, seen]) => said !== seen).map(([field, reported, on_chain]) => ({ field, reported, on_chain }));
}
