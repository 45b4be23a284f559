import type { ListName, ListRows } from './facts';

/** The lists that a search goes through, in the order of its answer. */
export const SEARCHED_LISTS = ['incidents', 'wallets', 'services', 'timeline', 'transfers', 'sources'] as const satisfies readonly ListName[];
export type SearchedList = (typeof SEARCHED_LISTS)[number];

/** The first rows of a list that have all words, and how many rows have them. */
export interface Found<N extends SearchedList> {
  readonly total: number;
  readonly rows: readonly ListRows[N][];
}

/** A theft transaction whose hash matches. */
export interface FoundTheft {
  readonly incident: string;
  readonly tx_hash: string;
  readonly confidence: string;
}

export interface SearchPage {
  readonly q: string;
  /** The canonical spelling where what was asked for is a whole address of some chain. */
  readonly address: string | null;
  readonly lists: { readonly [N in SearchedList]: Found<N> };
  readonly theftTransactions: readonly FoundTheft[];
  /** Names under which sources flag wallets. */
  readonly actors: readonly string[];
}
