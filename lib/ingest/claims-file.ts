import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { canonicalAddress } from '@/lib/core/address';
import { TrackerError } from '@/lib/core/errors';
import { parseUnits } from '@/lib/core/money';
import { parseIsoSeconds } from '@/lib/core/time';
import { decimalsOf, type Registry } from '@/lib/registry';
import type { Claim } from './verify';

const row = z.object({
  tx_hash: z.string().regex(/^0x[0-9a-fA-F]{64}$/),
  block: z.string().regex(/^\d{1,15}$/),
  timestamp_utc: z.string(),
  from: z.string(),
  to: z.string(),
  asset: z.string(),
  token_contract: z.string(),
  amount: z.string(),
});

/**
 * Reads transfers to verify from a CSV file with the columns tx_hash, block, timestamp_utc, from, to, asset,
 * token_contract (empty for the chain's own asset) and amount (decimal). The id of a row is its line.
 * Throws `bad_value` naming the line of the first row that can't be read.
 */
export function readClaimsFile(path: string, chain: string, registry: Registry): Claim[] {
  return rowsOf(path).map((cells, i) => {
    const id = `line ${i + 2}`;
    try {
      const { tx_hash, block, timestamp_utc, from, to, token_contract, amount } = row.parse(cells);
      const assetContract = token_contract === '' ? null : canonicalAddress(chain, token_contract);
      const decimals = decimalsOf(registry, chain, assetContract);
      return {
        id,
        txHash: tx_hash.toLowerCase(),
        block: Number(block),
        timestamp: parseIsoSeconds(timestamp_utc),
        kind: assetContract === null ? 'native' : 'token',
        from: canonicalAddress(chain, from),
        to: canonicalAddress(chain, to),
        assetContract,
        decimals,
        amount: parseUnits(amount, decimals),
      };
    } catch (error) {
      const why = error instanceof z.ZodError ? `its ${String(error.issues[0]?.path[0])} can't be read.` : error instanceof Error ? error.message : '';
      throw new TrackerError('bad_value', `${path}, ${id}: ${why}`, { fix: 'Correct that line and start again.', cause: error });
    }
  });
}

function rowsOf(path: string): unknown[] {
  try {
    return parse(readFileSync(path, 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new TrackerError('bad_value', `${path} can't be read as a CSV file.`, {
      fix: 'Give the path of a CSV file with the columns tx_hash,block,timestamp_utc,from,to,asset,token_contract,amount.',
      cause: error,
    });
  }
}
