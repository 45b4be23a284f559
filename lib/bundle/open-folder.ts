import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createNameCheck, LIMITS, type OpenFiles, refused } from './open-files';

/** Opens a folder of files. Throws `bad_value` for a link in it, or anything else that is neither file nor folder. */
export async function openFolder(root: string): Promise<OpenFiles> {
  const check = createNameCheck();
  const names: string[] = [];
  let bytes = 0;
  for (const folders = ['']; folders.length > 0; ) {
    const folder = folders.pop()!;
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const name = folder + entry.name;
      check(name);
      if (entry.isDirectory()) folders.push(`${name}/`);
      else if (!entry.isFile()) throw refused(`${name} is a link or something else that is no file.`);
      else {
        names.push(name);
        bytes += (await lstat(join(root, name))).size;
        if (bytes > LIMITS.bytes) throw refused(`it has more than ${LIMITS.bytes / 2 ** 30} GB.`);
      }
    }
  }
  return { names: names.sort(), read: (name) => createReadStream(join(root, name)), close: () => Promise.resolve() };
}
