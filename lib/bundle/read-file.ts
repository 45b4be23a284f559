import { TrackerError } from '@/lib/core/errors';
import type { OpenFiles } from './open-files';

/** What is held at once of one file. */
const LARGEST = 256 * 2 ** 20;

/** A file of a bundle in pieces. Throws `bad_value` where it can't be read or unpacked. */
export async function* bytesOf(files: OpenFiles, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  if (!files.names.includes(name)) throw new TrackerError('bad_value', `${name} is missing.`);
  try {
    yield* files.read(name);
  } catch (error) {
    throw new TrackerError('bad_value', `${name} can't be read: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}

/** A whole file. Throws `bad_value` as `bytesOf` does, and for one that is too large to be held. */
export async function wholeOf(files: OpenFiles, name: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytesOf(files, name)) {
    size += piece.length;
    if (size > LARGEST) throw new TrackerError('bad_value', `${name} has more than ${LARGEST / 2 ** 20} MB.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The text of a whole file. */
export async function textOf(files: OpenFiles, name: string): Promise<string> {
  return (await wholeOf(files, name)).toString('utf8');
}
