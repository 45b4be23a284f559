/**
 * Which of many texts were seen before, at four bytes a text: a Set of ten million hashes takes half a gigabyte and
 * ten times as long. The texts and their marks stay where they are; only the index of each is kept.
 */
export class TextSet {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(
    private readonly texts: readonly string[],
    private readonly marks: Int32Array,
    most: number,
  ) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.slots = new Int32Array(size);
    this.mask = size - 1;
  }

  /** The index of the same text that was there before; if none was, adds this one and gives it back. */
  firstOf(index: number): number {
    const { texts, marks, slots, mask } = this;
    const mark = marks[index]!;
    let slot = mark & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const before = slots[slot]! - 1;
      if (marks[before] === mark && texts[before] === texts[index]) return before;
    }
    slots[slot] = index + 1;
    return index;
  }
}
