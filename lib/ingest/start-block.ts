/**
 * Where the history of a chain begins for us. On Ethereum that is Byzantium (16 October 2017): from there on a
 * receipt says whether its transaction failed, and the first theft on record with an Ethereum wallet is younger.
 * The other chains are asked from their first block, since all of them began later.
 */
const STARTS: Readonly<Record<string, number>> = { ethereum: 4_370_000 };

/** The first block to fetch. A chain shorter than its start is a replay or a test network: it is taken whole. */
export function startBlock(chain: string, final: number): number {
  const start = STARTS[chain] ?? 0;
  return start <= final ? start : 0;
}
