/** Thrown where the data of an event is not laid out as its ABI says. */
export class Unreadable extends Error {}

/** ABI-encoded data, read word by word; a place is counted in words of 32 bytes. Each reader throws `Unreadable`. */
export interface Words {
  /** 64 hex digits without `0x`. */
  word(place: number): string;
  uint(place: number): bigint;
  /** A number of a sensible size: a count, an index, a chain id. */
  small(place: number): number;
  /** In lower case. */
  address(place: number): string;
  /** `bytes` whose offset stands at the place, as hex with `0x`. */
  bytes(place: number): string;
  /** `string` whose offset stands at the place; bytes that are no text, and control characters, become U+FFFD. */
  text(place: number): string;
  /** What begins at the offset that stands at the place, such as the length and the elements of a list. */
  tail(place: number): Words;
}

const utf8 = new TextDecoder();

/** Reads data given as hex with `0x`: the head of the encoding comes first (Solidity, Contract ABI specification). */
export function createWords(data: string): Words {
  return wordsOf(data.slice(2).toLowerCase());
}

function wordsOf(digits: string): Words {
  function word(place: number): string {
    const found = digits.slice(place * 64, place * 64 + 64);
    if (found.length < 64) throw new Unreadable(`The data has no word ${place}.`);
    return found;
  }

  function small(place: number): number {
    const number = Number(BigInt(`0x${word(place)}`));
    if (!Number.isSafeInteger(number)) throw new Unreadable(`Word ${place} is no number of a sensible size.`);
    return number;
  }

  const tail = (place: number) => wordsOf(digits.slice(small(place) * 2));

  function bytes(place: number): string {
    const start = small(place) * 2;
    const length = tail(place).small(0) * 2;
    const found = digits.slice(start + 64, start + 64 + length);
    if (found.length < length) throw new Unreadable(`The bytes at word ${place} end too early.`);
    return `0x${found}`;
  }

  return {
    word,
    small,
    tail,
    bytes,
    uint: (place) => BigInt(`0x${word(place)}`),
    address: (place) => addressOf(word(place)),
    text: (place) => textOf(bytes(place)),
  };
}

/** The address in a word of 64 hex digits. Throws `Unreadable` where more than an address stands in it. */
export function addressOf(word: string): string {
  if (!word.startsWith('0'.repeat(24))) throw new Unreadable(`0x${word} is no address.`);
  return `0x${word.slice(24)}`;
}

/** Bytes as text that any database and page can hold. */
export function textOf(hex: string): string {
  return utf8.decode(Buffer.from(hex.slice(2), 'hex')).replace(/\p{Cc}/gu, '\uFFFD');
}
