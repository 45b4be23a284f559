import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './folder';

/** A folder for files of a test: each `write` gives the path of a file with that content. */
export function tempFiles(): { write: (content: string | Uint8Array, name?: string) => string; remove: () => void } {
  const folder = tempFolder();
  let count = 0;
  const write = (content: string | Uint8Array, name = `${++count}.csv`) => {
    const path = join(folder.path, name);
    writeFileSync(path, content);
    return path;
  };
  return { write, remove: folder.remove };
}
