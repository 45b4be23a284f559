const TAIL = 12;

/**
 * A number made of the end of a text (FNV-1a), where hashes differ as well as anywhere. Different texts nearly always
 * have different ones, so that of millions of texts, which lie all over the memory, few need to be looked at.
 */
export function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let i = Math.max(0, text.length - TAIL); i < text.length; i++) mark = Math.imul(mark ^ text.charCodeAt(i), 0x01000193);
  return mark ^ (mark >>> 15);
}

const BITS = 0xffff;

/** The indices of the texts that are among the wanted ones, in their order. */
export function findTexts(texts: readonly string[], marks: Int32Array, size: number, wanted: ReadonlySet<string>): number[] {
  const likely = new Uint8Array(BITS + 1);
  for (const text of wanted) likely[markOf(text) & BITS] = 1;
  const found: number[] = [];
  for (let i = 0; i < size; i++) if (likely[marks[i]! & BITS] === 1 && wanted.has(texts[i]!)) found.push(i);
  return found;
}
