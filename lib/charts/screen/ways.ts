/** How stolen value came to addresses: a tree of transactions, of which only what is needed is kept. */
export interface Ways {
  /** Adds a transaction behind another place of the tree, or -1 for a theft. Returns its place. */
  add(hash: string, before: number): number;
  /** The transactions that lead to a place of the tree, the theft first. */
  to(end: number): string[];
}

const ROOT = -1;
const HASH = /^0x[0-9a-f]{64}$/;
const BYTES = 32;

/** Makes an empty tree: 32 bytes a hash and 4 for what came before it, where strings would take three times as much. */
export function createWays(): Ways {
  let hashes = Buffer.alloc(1024 * BYTES);
  let parents = new Int32Array(1024);
  /** Hashes of another form, by their place. */
  const others = new Map<number, string>();
  let size = 0;

  function grow(): void {
    const [widerHashes, widerParents] = [Buffer.alloc(hashes.length * 2), new Int32Array(parents.length * 2)];
    hashes.copy(widerHashes);
    widerParents.set(parents);
    [hashes, parents] = [widerHashes, widerParents];
  }

  return {
    add(hash, before) {
      if (size === parents.length) grow();
      if (HASH.test(hash)) hashes.write(hash.slice(2), size * BYTES, 'hex');
      else others.set(size, hash);
      parents[size] = before;
      return size++;
    },
    to(end) {
      const way: string[] = [];
      for (let at = end; at !== ROOT; at = parents[at] ?? ROOT) {
        const hash = others.get(at) ?? `0x${hashes.toString('hex', at * BYTES, (at + 1) * BYTES)}`;
        if (way.at(-1) !== hash) way.push(hash);
      }
      return way.reverse();
    },
  };
}
