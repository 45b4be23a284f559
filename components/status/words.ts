import { chainByName } from '@/lib/core/chains';
import { groupDigits } from '@/lib/format/number';

/** A chain by its title, or as the store spells it. */
export const chainTitle = (name: string): string => chainByName(name)?.title ?? name;

export const count = (number: number): string => groupDigits(String(number));

const KINDS: Readonly<Record<string, string>> = {
  native: 'payments of the chain’s own asset from one address to another',
  internal: 'the chain’s own asset moved inside a contract call, as in the thefts of Ronin and Bybit',
  token: 'tokens',
};

/** What a kind of transfer is, for who does not know the word. */
export const kindMeaning = (kind: string): string => KINDS[kind] ?? `${kind} transfers`;

const STATES: Readonly<Record<string, string>> = { running: 'being read', done: 'up to date', failed: 'failed', idle: 'stopped' };

export const stateLabel = (state: string): string => STATES[state] ?? state;
