import { createHash } from 'node:crypto';
import { explain, TrackerError } from '@/lib/core/errors';
import { BAG_FILES, DECLARATION, PAYLOAD } from '@/lib/export/bag';
import type { OpenFiles } from './open-files';
import { bytesOf, textOf } from './read-file';

/** What is wrong with the files of a bag, one sentence each, and how many it has. */
export interface BagCheck {
  readonly problems: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

/** These the signature must cover: the tag manifest lists them. */
const SIGNED = [BAG_FILES.declaration, BAG_FILES.info, BAG_FILES.manifest, BAG_FILES.key];
/** No manifest can list these. */
const UNLISTED: readonly string[] = [BAG_FILES.tagManifest, BAG_FILES.signature];

/** Checks that a bag has every file that its manifests list and no other, each with the digest that stands there. */
export async function checkBag(files: OpenFiles): Promise<BagCheck> {
  const missing = [...SIGNED, ...UNLISTED].filter((name) => !files.names.includes(name));
  if (missing.length > 0) return failed(missing.map((name) => `${name} is missing.`));
  try {
    const payload = manifestOf(BAG_FILES.manifest, await textOf(files, BAG_FILES.manifest));
    const tags = manifestOf(BAG_FILES.tagManifest, await textOf(files, BAG_FILES.tagManifest));
    const problems = [...structure(files.names, payload, tags)];
    if ((await textOf(files, BAG_FILES.declaration)) !== DECLARATION) problems.push(`${BAG_FILES.declaration} does not declare BagIt 1.0 in UTF-8.`);
    const sizes = new Map<string, number>();
    for (const [name, digest] of [...tags, ...payload]) {
      if (!files.names.includes(name)) continue;
      const found = await digestOf(files, name);
      if (found.problem !== undefined) problems.push(found.problem);
      else if (found.digest !== digest) problems.push(`${name} is not what its manifest says: its SHA-256 is ${found.digest}, not ${digest}.`);
      sizes.set(name, found.size);
    }
    const octets = [...sizes].reduce((sum, [name, size]) => (payload.has(name) ? sum + size : sum), 0);
    const oxum = `Payload-Oxum: ${octets}.${payload.size}`;
    const stated = (await textOf(files, BAG_FILES.info)).split('\n');
    // What is missing or unreadable has been said, and has no size.
    if (problems.length === 0 && !stated.includes(oxum)) problems.push(`${BAG_FILES.info} does not say ${oxum}.`);
    return { problems, files: payload.size, bytes: octets };
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error;
    return failed([explain(error)]);
  }
}

function failed(problems: readonly string[]): BagCheck {
  return { problems, files: 0, bytes: 0 };
}

/** Digests by name. Throws `bad_value` for a line that is none and for a file that stands there twice. */
function manifestOf(name: string, text: string): Map<string, string> {
  const digests = new Map<string, string>();
  for (const [i, line] of text.replace(/\n$/, '').split('\n').entries()) {
    const [, digest, file] = /^([0-9a-f]{64}) {2}([\w./-]+)$/.exec(line) ?? [];
    if (digest === undefined || file === undefined) throw new TrackerError('bad_value', `${name}, line ${i + 1}: it is no digest and name.`);
    if (digests.has(file)) throw new TrackerError('bad_value', `${name}, line ${i + 1}: ${file} stands there twice.`);
    digests.set(file, digest);
  }
  return digests;
}

function* structure(names: readonly string[], payload: ReadonlyMap<string, string>, tags: ReadonlyMap<string, string>): Iterable<string> {
  const present = new Set(names);
  for (const name of SIGNED) if (!tags.has(name)) yield `${BAG_FILES.tagManifest} does not list ${name}, so the signature does not cover it.`;
  for (const name of payload.keys()) if (!name.startsWith(PAYLOAD)) yield `${BAG_FILES.manifest} lists ${name}, which is no payload.`;
  for (const name of [...payload.keys(), ...tags.keys()]) if (!present.has(name)) yield `${name} is missing.`;
  for (const name of names) {
    const listed = name.startsWith(PAYLOAD) ? payload.has(name) : tags.has(name) || UNLISTED.includes(name);
    if (!listed) yield `${name} is listed nowhere: it was added.`;
  }
}

async function digestOf(files: OpenFiles, name: string): Promise<{ digest: string; size: number; problem?: string }> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const piece of bytesOf(files, name)) {
      hash.update(piece);
      size += piece.length;
    }
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error;
    return { digest: '', size, problem: explain(error) };
  }
  return { digest: hash.digest('hex'), size };
}
