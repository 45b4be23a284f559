import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { TrackerError } from '@/lib/core/errors';
import { createNameCheck, LIMITS, type OpenFiles, refused } from './open-files';

/**
 * Opens a ZIP without unpacking it anywhere. Throws `bad_value` for what is no ZIP, and for one whose files have names
 * that lead out of it, are links, encrypted, twice there, or larger than a bundle may be.
 */
export async function openZip(path: string): Promise<OpenFiles> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true }).catch((error: unknown) => {
    throw refused(`it is no ZIP: ${messageOf(error)}.`, error);
  });
  try {
    const entries = await entriesOf(zip);
    return { names: [...entries.keys()].sort(), read: (name) => contentOf(zip, entries.get(name)!), close: () => Promise.resolve(zip.close()) };
  } catch (error) {
    zip.close();
    throw error instanceof TrackerError ? error : refused(`${messageOf(error)}.`, error);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const check = createNameCheck();
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName: name, uncompressedSize: size, compressedSize: packed } = entry;
    check(name.replace(/\/$/, ''));
    assertFile(entry);
    if (name.endsWith('/')) continue;
    bytes += size;
    if (bytes > LIMITS.bytes) throw refused(`unpacked it has more than ${LIMITS.bytes / 2 ** 30} GB.`);
    if (size > SMALL && size > packed * LIMITS.ratio) throw refused(`${name} would unpack to ${Math.floor(size / packed)} times its size.`);
    entries.set(name, entry);
  }
  return entries;
}

/** A short file of one letter may be packed well without harm. */
const SMALL = 2 ** 20;
/** Of the mode of a file on Unix, in the upper half of the attributes. */
const TYPE = 0o170_000;
const FILE_TYPES = new Set([0, 0o100_000, 0o040_000]);

function assertFile(entry: Entry): void {
  if (!FILE_TYPES.has((entry.externalFileAttributes >>> 16) & TYPE)) throw refused(`${entry.fileName} is a link or something else that is no file.`);
  if (entry.isEncrypted()) throw refused(`${entry.fileName} is encrypted.`);
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  for await (const piece of await zip.openReadStreamPromise(entry)) yield piece as Uint8Array;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
