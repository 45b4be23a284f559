import { TrackerError } from '@/lib/core/errors';

/** The files of a bundle by their names within it, with `/` between folders. */
export interface OpenFiles {
  readonly names: readonly string[];
  /** A file in pieces. Throws an Error where it can't be read or unpacked. */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** More than a bundle of ours may ever need, and few enough to read. */
export const LIMITS = { files: 10_000, bytes: 16 * 2 ** 30, ratio: 200 } as const;

/** Why a bundle is not even looked into. */
export function refused(why: string, cause?: unknown): TrackerError {
  return new TrackerError('bad_value', `The bundle is refused: ${why}`, { cause });
}

/** Throws unless a name stays where it belongs on every system, and none before was the same on any. */
export function createNameCheck(): (name: string) => void {
  const known = new Set<string>();
  return (name) => {
    const shown = JSON.stringify(name);
    if (/^([/\\]|[a-z]:)/i.test(name)) throw refused(`the name ${shown} is an absolute path.`);
    if ([...name].some((letter) => letter < ' ' || letter === '\\')) throw refused(`the name ${shown} has signs that no file here has.`);
    if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) throw refused(`the name ${shown} leads out of its folder.`);
    const key = name.normalize('NFC').toLowerCase();
    if (known.has(key)) throw refused(`it has two files named ${shown}.`);
    known.add(key);
    if (known.size > LIMITS.files) throw refused(`it has more than ${LIMITS.files} files.`);
  };
}
