import { type Found, type FoundTheft, SEARCHED_LISTS, type SearchedList, type SearchPage } from '@/lib/charts/contract';
import { readAddress } from '@/lib/core/address';
import { allChains } from '@/lib/core/chains';
import { findActors } from '@/lib/db/actors';
import type { Db } from '@/lib/db/client';
import { findTheftsByHash } from '@/lib/db/theft-transactions';
import { LIST_DEFINITIONS } from '../lists';
import type { ListDefinition } from '../lists/definition';
import { readWhere } from '../lists/read';

/** Rows of one list on the page; the list itself has them all. */
const SHOWN = 10;
/** More is no search but a text. */
const MOST_CHARACTERS = 200;

/**
 * Looks for words, all of them and in either case, in everything that the store holds: thefts, wallets, services, timeline,
 * sources, actors, and where it may be an address, a hash or a part of one, in transfers and theft transactions.
 */
export async function searchPage(db: Db, text: string): Promise<SearchPage> {
  const q = text.trim().slice(0, MOST_CHARACTERS).replaceAll('\0', '');
  const words = q.split(/\s+/).filter((word) => word !== '');
  const onChain = isPartOfChainData(q);
  const lists: Partial<Record<SearchedList, Found<SearchedList>>> = {};
  for (const name of SEARCHED_LISTS) {
    const asked = words.length > 0 && (name !== 'transfers' || onChain);
    lists[name] = asked ? await find(db, LIST_DEFINITIONS[name] as ListDefinition<SearchedList>, words) : { rows: [], total: 0 };
  }
  return {
    q,
    address: wholeAddress(q),
    lists: lists as SearchPage['lists'],
    theftTransactions: onChain ? await theftsOf(db, q) : [],
    actors: words.length === 0 ? [] : (await findActors(db)).map(({ name }) => name).filter(hasAll(words)),
  };
}

async function find<N extends SearchedList>(db: Db, list: ListDefinition<N>, words: readonly string[]): Promise<Found<N>> {
  const { rows, total } = await readWhere(db, list, [{ words }], { limit: SHOWN });
  return { rows, total };
}

async function theftsOf(db: Db, part: string): Promise<FoundTheft[]> {
  const rows = await findTheftsByHash(db, part.toLowerCase());
  return rows.map(({ incident, txHash, confidence }) => ({ incident, tx_hash: txHash, confidence }));
}

function hasAll(words: readonly string[]): (name: string) => boolean {
  return (name) => words.every((word) => name.toLowerCase().includes(word.toLowerCase()));
}

/** Digits and letters without a space, as many as no name has by chance. */
function isPartOfChainData(q: string): boolean {
  return /^(0x)?[0-9a-f]{6,64}$/i.test(q) || /^[0-9a-zA-Z]{20,64}$/.test(q);
}

/** The spelling of a whole address, whichever chain it is of; null for anything else. */
function wholeAddress(q: string): string | null {
  for (const form of new Set(allChains().map((chain) => chain.form))) {
    const found = readAddress(form, q);
    if (found !== undefined) return found;
  }
  return null;
}
