import { Zip, ZipDeflate } from 'fflate';
import { TrackerError } from '@/lib/core/errors';

/** What an entry holds: all at once, or in pieces while it is being made. A text is UTF-8. */
export type ZipContent = Uint8Array | string | Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;

/** A file of a ZIP: its name with `/` between folders, and its content. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: ZipContent;
}

/** Beyond this a ZIP needs a form that not every program reads. */
const LARGEST = 0xffff_ffff;
const MOST_FILES = 0xffff;
/** Compressed in pieces of this size whatever pieces come: the same content gives the same bytes. */
const PIECE = 256 * 1024;

/**
 * A ZIP of these files in their order, in pieces while it is being made: neither a file nor the whole is held. The same
 * names and contents give the same bytes, at any time, in any zone, however the contents are cut. Throws an Error for
 * two files of one name, and `bad_value` for what is too large for a ZIP (4 GB, 65,535 files).
 */
export async function* zipFile(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array, void, undefined> {
  let made: Uint8Array[] = [];
  let size = 0;
  const names = new Set<string>();
  // The first time that a ZIP can tell, which it tells without a zone.
  const mtime = new Date(1980, 0, 1);
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    made.push(piece);
  });
  function* taken(): Generator<Uint8Array, void, undefined> {
    const pieces = made;
    made = [];
    for (const piece of pieces) {
      size += piece.length;
      if (size > LARGEST) throw tooLarge();
      yield piece;
    }
  }

  for await (const { name, bytes } of entries) {
    if (names.has(name)) throw new Error(`The ZIP has two files named ${name}.`);
    names.add(name);
    if (names.size > MOST_FILES) throw tooLarge();
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = mtime;
    zip.add(file);
    for await (const piece of evenly(bytes)) {
      file.push(piece);
      if (file.size > LARGEST) throw tooLarge();
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

async function* evenly(content: ZipContent): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  let piece = new Uint8Array(PIECE);
  let filled = 0;
  for await (const part of typeof content === 'string' || content instanceof Uint8Array ? [content] : content) {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    for (let at = 0; at < bytes.length; ) {
      const taken = bytes.subarray(at, at + PIECE - filled);
      piece.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < PIECE) continue;
      yield piece;
      piece = new Uint8Array(PIECE);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

function tooLarge(): TrackerError {
  return new TrackerError('bad_value', 'This is too large for a ZIP, which holds 4 GB.', { fix: 'Ask for less at a time.' });
}
