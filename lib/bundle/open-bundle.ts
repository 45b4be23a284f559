import { stat } from 'node:fs/promises';
import { TrackerError } from '@/lib/core/errors';
import { BAG_FILES } from '@/lib/export/bag';
import { type OpenFiles, refused } from './open-files';
import { openFolder } from './open-folder';
import { openZip } from './open-zip';

/**
 * Opens a bundle, which is a ZIP or a folder; writes nothing. Throws `bad_request` where there is none, and `bad_value`
 * for one that is refused: names that lead out of it, links, a file twice, too many, too large or too well packed.
 */
export async function openBundle(path: string): Promise<OpenFiles> {
  const found = await stat(path).catch((error: unknown) => {
    throw new TrackerError('bad_request', `${path} can't be read.`, { fix: 'Give the path of a bundle: a ZIP or a folder.', cause: error });
  });
  const files = found.isDirectory() ? await openFolder(path) : await openZip(path);
  try {
    return within(files);
  } catch (error) {
    await files.close();
    throw error;
  }
}

/** The bag may stand in a folder of its own, as RFC 8493 wants it in a ZIP, and in nothing else. */
function within(files: OpenFiles): OpenFiles {
  if (files.names.includes(BAG_FILES.declaration)) return files;
  const declaration = files.names.find((name) => name.split('/').length === 2 && name.endsWith(`/${BAG_FILES.declaration}`));
  if (declaration === undefined) throw refused(`it has no ${BAG_FILES.declaration}, so it is no BagIt bag.`);
  const folder = declaration.slice(0, -BAG_FILES.declaration.length);
  const beside = files.names.find((name) => !name.startsWith(folder));
  if (beside !== undefined) throw refused(`${beside} stands beside its folder ${folder}.`);
  return { ...files, names: files.names.map((name) => name.slice(folder.length)), read: (name) => files.read(folder + name) };
}
