import { readCsvList } from './csv';
import type { ListFormat, ReadList } from './listing';
import { createSdnReader } from './ofac/sdn-reader';
import { type ListSource, textPieces, wholeText } from './source';
import { readTagPack } from './tagpack';

/** A list as it was read, and the SHA-256 of its bytes. */
export interface ReadSource extends ReadList {
  readonly sha256: string;
}

/**
 * Reads a list in its format, OFAC's as a stream whose memory does not grow with the file. `today` is `YYYY-MM-DD`.
 * Throws `bad_value` for a file that can't be read; what is wrong with a row is in `unread`.
 */
export async function readList(source: ListSource, format: ListFormat, today: string): Promise<ReadSource> {
  const { pieces, sha256 } = textPieces(source);
  const read = await readers[format](pieces, today);
  return { ...read, sha256: sha256() };
}

const readers: Readonly<Record<ListFormat, (pieces: AsyncIterable<string>, today: string) => Promise<ReadList>>> = {
  ofac: async (pieces) => {
    const reader = createSdnReader();
    for await (const piece of pieces) reader.write(piece);
    return reader.end();
  },
  tagpack: async (pieces, today) => readTagPack(await wholeText(pieces), today),
  csv: async (pieces, today) => readCsvList(await wholeText(pieces), today),
};
