import { chainByEvmId } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import { CHAIN_FORM } from './chains';
import type { Environment } from './environment';

/**
 * The variables of a name that ends in the EIP-155 id of a chain, such as `RPC_URL_1`.
 * Throws `bad_config` for a chain that we don't know.
 */
export function variablesPerChain(env: Environment, prefix: string): { variable: string; id: number; value: string }[] {
  return Object.entries(env).flatMap(([variable, value]) => {
    if (!variable.startsWith(prefix) || value === undefined) return [];
    const id = Number(variable.slice(prefix.length));
    if (!Number.isSafeInteger(id) || chainByEvmId(id) === undefined) {
      throw new TrackerError('bad_config', `${variable} names a chain that we don't know.`, {
        fix: `Its ending is the EIP-155 id of the chain: ${prefix}1 for Ethereum.${describe(id)}`,
        field: variable,
      });
    }
    return [{ variable, id, value }];
  });
}

/** How to make a chain known that is not. */
function describe(id: number): string {
  if (!Number.isSafeInteger(id) || id < 1) return '';
  return ` If it is right, describe the chain too: CHAIN_${id}=${CHAIN_FORM}, such as CHAIN_146=sonic,Sonic,S,18.`;
}

/** Whether a text is a URL that can be fetched. */
export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
