import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { TrackerError } from '@/lib/core/errors';
import { BAG_FILES } from '@/lib/export/bag';
import type { OpenFiles } from './open-files';
import { textOf, wholeOf } from './read-file';

/** Whether the tag manifest is signed, and by whose key: the one in the bundle, or one that the reader has from elsewhere. */
export interface SignatureCheck {
  readonly ok: boolean;
  readonly by: 'the key in the bundle' | 'the key you gave';
  /** SHA-256 of the key (SPKI, DER) in hex; null where the bundle has none that can be read. */
  readonly key: string | null;
  readonly sentence: string;
}

/** Checks the signature with the key that was given, or else with the one in the bundle. Throws `bad_value` for a missing file. */
export async function checkSignature(files: OpenFiles, given: KeyObject | undefined): Promise<SignatureCheck> {
  const by = given === undefined ? 'the key in the bundle' : 'the key you gave';
  const embedded = publicKeyOf(await textOf(files, BAG_FILES.key));
  const key = given ?? embedded;
  if (key === undefined) return { ok: false, by, key: null, sentence: `${BAG_FILES.key} is no Ed25519 key.` };
  const print = fingerprint(key);
  const said = { by, key: print } as const;
  const ok = verify(null, await wholeOf(files, BAG_FILES.tagManifest), key, await wholeOf(files, BAG_FILES.signature));
  if (ok && given !== undefined) return { ok, ...said, sentence: `It is signed by the key you gave, ${print}.` };
  if (ok) return { ok, ...said, sentence: `It is self-signed by ${print}: whoever holds that key made it. Compare it with the one that the publisher shows, or give that by --key.` };
  const other = given === undefined || embedded === undefined || fingerprint(embedded) === print ? '' : ` It carries another key, ${fingerprint(embedded)}.`;
  return { ok, ...said, sentence: `It is not signed by ${by}, ${print}: the signature or what it covers was changed.${other}` };
}

/** An Ed25519 key of a PEM, or undefined. */
function publicKeyOf(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The key of a PEM that a reader gives. Throws `bad_request` where it is no Ed25519 key. */
export function readPublicKey(pem: string): KeyObject {
  const key = publicKeyOf(pem);
  if (key === undefined) throw new TrackerError('bad_request', 'The key is no Ed25519 key as PEM.', { fix: 'Give the file that the publisher shows at /.well-known/tracker-signing-key.pem.' });
  return key;
}

function fingerprint(key: KeyObject): string {
  return createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex');
}
