import { chainByName } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import type { Registry } from './schema';

/**
 * The decimals of an asset: a listed token's own, or those of the chain's own asset where the contract is null.
 * Throws `bad_registry` for a chain or a token that is not listed.
 */
export function decimalsOf({ tokens }: Pick<Registry, 'tokens'>, chain: string, contract: string | null): number {
  const decimals =
    contract === null
      ? chainByName(chain)?.native.decimals
      : tokens.find((token) => token.chain === chain && token.contract === contract)?.decimals;
  if (decimals !== undefined) return decimals;
  throw new TrackerError('bad_registry', `The decimals of ${contract ?? 'the asset'} on ${chain} are not in tokens.json.`);
}
