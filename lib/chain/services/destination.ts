import { canonicalAddress } from '@/lib/core/address';
import { chainByEvmId, chainByName } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';

/** The longest name that THORChain and Maya let stand in an address's place (handler_manage_mayaname.go). */
const LONGEST_NAME = 30;

/**
 * The canonical form of an address on a chain that an event names, or null where it can't be one: names may stand in
 * its place. On an EVM chain its case is no checksum, since no service checks it. On a chain that we don't know, any
 * text longer than a name passes as it is.
 */
export function addressOn(chain: string | null, text: string): string | null {
  if (text === '') return null;
  if (chain === null || chainByName(chain) === undefined) return text.length > LONGEST_NAME && !/\s/.test(text) ? text : null;
  try {
    return canonicalAddress(chain, /^0x/i.test(text) ? text.toLowerCase() : text);
  } catch (error) {
    if (error instanceof TrackerError && error.code === 'bad_address') return null;
    throw error;
  }
}

/** The chain of an EIP-155 id as stored: our name, or the id in words. */
export function evmChainName(evmId: bigint): string {
  const known = evmId <= BigInt(Number.MAX_SAFE_INTEGER) ? chainByEvmId(Number(evmId)) : undefined;
  return known?.name ?? `chain id ${evmId}`;
}
