import type { TraceMethod } from '@/lib/charts/contract';

/** What each method assumes when stolen and other money lie in one account, in a sentence. */
export const METHOD_WORDS: Readonly<Record<TraceMethod, { readonly name: string; readonly says: string }>> = {
  fifo: { name: 'FIFO', says: 'What came in first goes out first, as in Clayton’s case (Anderson, Shumailov and Ahmed 2018).' },
  lifo: { name: 'LIFO', says: 'What came in last goes out first.' },
  tiho: { name: 'TIHO', says: 'Stolen money goes out last: an account pays from its own as long as it can (Tironsakkul and others 2019).' },
  haircut: { name: 'Haircut', says: 'Each payment takes stolen and other money in the shares in which the account holds them (Möser, Böhme and Breuker 2014).' },
  poison: { name: 'Poison', says: 'Whatever stolen money touches counts as stolen. This says reach, never an amount of money.' },
};
