import { TrackerError } from '@/lib/core/errors';
import type { Environment } from './environment';
import { isHttpUrl, variablesPerChain } from './per-chain';

/** An API in the manner of Etherscan's. Both may hold a key. */
export interface ExplorerSetting {
  readonly url: string;
  readonly key: string | undefined;
}

const URLS = 'EXPLORER_URL_';
const KEYS = 'EXPLORER_KEY_';

/** The explorers by EIP-155 chain id. Throws `bad_config` for what is no URL, and for a key without an explorer. */
export function readExplorers(env: Environment): Map<number, ExplorerSetting> {
  const keys = variablesPerChain(env, KEYS);
  const explorers = new Map<number, ExplorerSetting>();
  for (const { variable, id, value } of variablesPerChain(env, URLS)) {
    const url = value.trim();
    if (!isHttpUrl(url)) {
      throw new TrackerError('bad_config', `${variable} is not an http or https URL.`, {
        fix: 'Set it to the URL of an API in the manner of Etherscan: https://api.etherscan.io/v2/api or https://eth.blockscout.com/api.',
        field: variable,
      });
    }
    explorers.set(id, { url, key: keys.find((key) => key.id === id)?.value.trim() });
  }
  const alone = keys.find(({ id }) => !explorers.has(id));
  if (alone !== undefined) {
    throw new TrackerError('bad_config', `${alone.variable} is the key of an explorer that is not set.`, {
      fix: `Set ${URLS}${alone.id} to its URL, such as https://api.etherscan.io/v2/api.`,
      field: alone.variable,
    });
  }
  return explorers;
}
