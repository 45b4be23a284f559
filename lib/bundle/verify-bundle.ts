import type { KeyObject } from 'node:crypto';
import { explain, TrackerError } from '@/lib/core/errors';
import { type BagCheck, checkBag } from './check-bag';
import { checkSignature, type SignatureCheck } from './check-signature';
import { openBundle } from './open-bundle';
import type { OpenFiles } from './open-files';
import { recompute, type Recomputation } from './recompute';

/** What a bundle is worth. */
export interface Verification {
  /** Whether everything holds: files, signature, result. */
  readonly ok: boolean;
  /** Everything that is wrong, one sentence each. */
  readonly problems: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** Null where the bundle was refused before. */
  readonly signature: SignatureCheck | null;
  /** Null where the files are not those that were listed: there is nothing to compute again. */
  readonly recomputation: Recomputation | null;
}

/**
 * Verifies a bundle (ZIP or folder) without a store and without a network: its files and digests, its signature, and
 * that its inputs give its results. Throws `bad_request` where there is no such file; what is wrong in it is an answer.
 */
export async function verifyBundle(path: string, key?: KeyObject): Promise<Verification> {
  let files: OpenFiles;
  try {
    files = await openBundle(path);
  } catch (error) {
    if (!(error instanceof TrackerError) || error.code !== 'bad_value') throw error;
    return { ok: false, problems: [explain(error)], files: 0, bytes: 0, signature: null, recomputation: null };
  }
  try {
    return await verify(files, key);
  } finally {
    await files.close();
  }
}

async function verify(files: OpenFiles, key: KeyObject | undefined): Promise<Verification> {
  const bag = await checkBag(files);
  const signature = await signatureOf(files, key);
  const recomputation = bag.problems.length > 0 ? null : await recompute(files);
  const problems = [...problemsOf(bag, signature, recomputation)];
  return { ok: problems.length === 0, problems, files: bag.files, bytes: bag.bytes, signature, recomputation };
}

async function signatureOf(files: OpenFiles, key: KeyObject | undefined): Promise<SignatureCheck | null> {
  try {
    return await checkSignature(files, key);
  } catch (error) {
    if (error instanceof TrackerError) return null;
    throw error;
  }
}

function* problemsOf(bag: BagCheck, signature: SignatureCheck | null, again: Recomputation | null): Iterable<string> {
  yield* bag.problems;
  if (signature?.ok === false) yield signature.sentence;
  if (again?.equal === false) yield `The result is not what its inputs give: ${again.difference?.replace(/\.$/, '')}.`;
}
