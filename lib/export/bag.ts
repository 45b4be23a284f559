import { createHash, type Hash } from 'node:crypto';
import type { ZipContent, ZipEntry } from './zip';

/** The names of the files of a bag that are not its payload (RFC 8493), and of ours beside them. */
export const BAG_FILES = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  key: 'signing-key.pem',
  tagManifest: 'tagmanifest-sha256.txt',
  /** 64 bytes: the Ed25519 signature of the tag manifest, which no manifest can list. */
  signature: 'tagmanifest-sha256.txt.sig',
} as const;

/** The one folder of a bag that is payload. */
export const PAYLOAD = 'data/';

export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Signs the tag manifest, and so all that it and the manifest list. */
export interface BagSigner {
  /** SPKI, as PEM. */
  readonly publicKey: string;
  sign(bytes: Uint8Array): Uint8Array;
}

export interface BagOptions {
  /** The folder in which the bag stands. */
  readonly folder: string;
  /** Lines of bag-info.txt, in order; the size of the payload is added. */
  readonly info: readonly (readonly [label: string, value: string])[];
  /** Files by their names under `data/`, of plain ASCII. */
  readonly payload: Iterable<ZipEntry> | AsyncIterable<ZipEntry>;
  readonly signer: BagSigner;
}

/**
 * The files of a signed BagIt bag (RFC 8493), to be written one after the other: each is read before the next is asked
 * for. The payload comes first and is held nowhere, digests are made as it passes. The same payload, info and key give
 * the same files.
 */
export async function* bagOf({ folder, info, payload, signer }: BagOptions): AsyncGenerator<ZipEntry, void, undefined> {
  const manifest: string[] = [];
  const tags: string[] = [];
  let octets = 0;
  const tag = (name: string, content: string): ZipEntry => {
    tags.push(line(createHash('sha256').update(content), name));
    return { name: `${folder}/${name}`, bytes: content };
  };

  yield tag(BAG_FILES.declaration, DECLARATION);
  for await (const { name, bytes } of payload) {
    const hash = createHash('sha256');
    const passing = tapped(bytes, (piece) => {
      hash.update(piece);
      octets += piece.length;
    });
    yield { name: `${folder}/${PAYLOAD}${name}`, bytes: passing };
    manifest.push(line(hash, `${PAYLOAD}${name}`));
  }
  yield tag(BAG_FILES.info, [...info, ['Payload-Oxum', `${octets}.${manifest.length}`]].map(([label, value]) => `${label}: ${value}\n`).join(''));
  yield tag(BAG_FILES.manifest, manifest.sort(byName).join(''));
  yield tag(BAG_FILES.key, signer.publicKey);
  const tagManifest = tags.sort(byName).join('');
  yield { name: `${folder}/${BAG_FILES.tagManifest}`, bytes: tagManifest };
  yield { name: `${folder}/${BAG_FILES.signature}`, bytes: signer.sign(Buffer.from(tagManifest)) };
}

function line(hash: Hash, name: string): string {
  return `${hash.digest('hex')}  ${name}\n`;
}

const HEX = 64;

function byName(a: string, b: string): number {
  return a.slice(HEX) < b.slice(HEX) ? -1 : 1;
}

async function* tapped(content: ZipContent, onPiece: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of typeof content === 'string' || content instanceof Uint8Array ? [content] : content) {
    const piece = typeof part === 'string' ? Buffer.from(part) : part;
    onPiece(piece);
    yield piece;
  }
}
