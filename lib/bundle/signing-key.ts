import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TrackerError } from '@/lib/core/errors';
import type { BagSigner } from '@/lib/export/bag';

/** Where the key of an installation is, in its data folder. */
export const KEY_FILE = 'signing-key.pem';

/**
 * The Ed25519 key of the installation with this data folder, which is made at the first call and readable by its owner
 * alone. Throws `bad_config` where it can't be read or written.
 */
export function readSigningKey(dataDir: string): BagSigner {
  const path = join(dataDir, KEY_FILE);
  try {
    return signerOf(createPrivateKey(textOf(path) ?? make(dataDir, path)));
  } catch (error) {
    throw new TrackerError('bad_config', `The signing key ${KEY_FILE} in the data folder can't be used.`, {
      fix: 'Make the data folder writable, or put the key back from a copy.',
      cause: error,
    });
  }
}

function signerOf(key: KeyObject): BagSigner {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`A key of the type ${key.asymmetricKeyType} is none for Ed25519.`);
  return { publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(), sign: (bytes) => sign(null, bytes, key) };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Two processes may come at once: a link is there whole or not at all, and the first one stays. */
function make(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}
