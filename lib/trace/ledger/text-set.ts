const TAIL = 12;

/**
 * Which of many texts were seen before, at four bytes a text: a Set of ten million hashes takes half a gigabyte and
 * ten times as long. The texts themselves stay where they are; only the index of each is kept.
 */
export class TextSet {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(
    private readonly texts: readonly string[],
    most: number,
  ) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.slots = new Int32Array(size);
    this.mask = size - 1;
  }

  /** The index of the same text that was there before; if none was, adds this one and gives it back. */
  firstOf(index: number): number {
    const text = this.texts[index]!;
    let slot = hashOf(text) & this.mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & this.mask) {
      const before = this.slots[slot]! - 1;
      if (this.texts[before] === text) return before;
    }
    this.slots[slot] = index + 1;
    return index;
  }
}

/** FNV-1a over the end of a text: hashes differ there as well as anywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = Math.max(0, text.length - TAIL); i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
