import { CHAINS, type EvmChain, explorerAt, UNKNOWN_FINALITY } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import type { Environment } from './environment';

/** How a chain is described, for people. */
export const CHAIN_FORM = 'name,title,symbol,decimals[,explorer URL[,blocks until final]]';

const PREFIX = 'CHAIN_';
const MAX_DEPTH = 10_000_000;

/**
 * The chains that `CHAIN_<chain id>` describes, in the order of their ids: `name,title,symbol,decimals`, then if
 * wanted the site of an explorer and the number of blocks after which one is final. With that number the tag
 * `finalized` is not asked for. Throws `bad_config` for what can't be read and for a name or an id that is taken.
 */
export function readChains(env: Environment): EvmChain[] {
  const chains: EvmChain[] = [];
  for (const [variable, value] of Object.entries(env)) {
    const id = variable.startsWith(PREFIX) ? variable.slice(PREFIX.length) : '';
    // Other programs have variables of such names, CHAIN_ID above all: only a number makes one ours.
    if (!/^\d+$/.test(id) || value === undefined) continue;
    const chain = readChain(variable, id, value);
    const taken = [...CHAINS, ...chains].find(({ name }) => name === chain.name);
    if (taken !== undefined) throw bad(variable, `gives its chain the name "${chain.name}", which is that of ${taken.title}`, 'Choose another name.');
    chains.push(chain);
  }
  return chains.sort((a, b) => a.evmId - b.evmId);
}

function readChain(variable: string, id: string, value: string): EvmChain {
  const evmId = Number(id);
  if (id.startsWith('0') || !Number.isSafeInteger(evmId)) {
    throw bad(variable, 'does not end in the EIP-155 id of a chain', 'Write the id without a zero before it: CHAIN_146.');
  }
  const known = CHAINS.find((chain) => chain.evmId === evmId);
  if (known !== undefined) throw bad(variable, `describes ${known.title}, which is known already`, `Leave it out; RPC_URL_${evmId} is enough.`);
  const [name = '', title = '', symbol = '', decimals = '', site = '', depth = '', ...rest] = value.split(',').map((part) => part.trim());
  const rules: readonly (readonly [fits: boolean, rule: string])[] = [
    [/^[a-z][a-z0-9-]{0,31}$/.test(name), 'the name takes small letters, digits and hyphens'],
    [/^.{1,40}$/.test(title), 'the title takes 1 to 40 characters'],
    [/^\S{1,12}$/.test(symbol), 'the symbol takes 1 to 12 characters without blanks'],
    [/^([0-9]|[12][0-9]|3[0-6])$/.test(decimals), 'the decimals are a number from 0 to 36'],
    [site === '' || isSite(site), 'the explorer is an http or https URL without a query'],
    [depth === '' || (/^\d{1,8}$/.test(depth) && Number(depth) <= MAX_DEPTH), `the blocks until final are a number up to ${MAX_DEPTH}`],
    [rest.length === 0, 'nothing comes behind the blocks until final'],
  ];
  const broken = rules.find(([fits]) => !fits);
  if (broken !== undefined) throw bad(variable, `does not describe a chain: ${broken[1]}`, `Write ${CHAIN_FORM}, such as sonic,Sonic,S,18.`);
  return {
    name,
    title,
    form: 'evm',
    native: { symbol, decimals: Number(decimals) },
    evmId,
    explorer: site === '' ? undefined : explorerAt(site.replace(/\/+$/, '')),
    finality: depth === '' ? UNKNOWN_FINALITY : { tag: false, depth: Number(depth), reason: `as ${variable} says` },
    blockTimeMs: null,
  };
}

function isSite(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
}

function bad(variable: string, what: string, fix: string): TrackerError {
  return new TrackerError('bad_config', `${variable} ${what}.`, { fix, field: variable });
}
