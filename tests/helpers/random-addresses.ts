import { base58, bech32, createBase58check } from '@scure/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { pick, type Random } from './random';

const base58check = createBase58check(sha256);

function bytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

const versioned = (version: number, random: Random) => base58check.encode(Uint8Array.of(version, ...bytes(random, 20)));

const MAKERS: Readonly<Record<string, (random: Random) => string>> = {
  evm: (random) => `0x${bytesToHex(bytes(random, 20))}`,
  bitcoin: (random) => versioned(random() < 0.5 ? 0x00 : 0x05, random),
  segwit: (random) => bech32.encode('bc', [0, ...bech32.toWords(bytes(random, 20))]),
  tron: (random) => versioned(0x41, random),
  solana: (random) => base58.encode(bytes(random, 32)),
};

/** An address of a random chain, half of them of the EVM, or of the form that is named, with a checksum that holds. */
export function randomAddress(random: Random, form = random() < 0.5 ? 'evm' : pick(random, ['bitcoin', 'segwit', 'tron', 'solana'])): string {
  return MAKERS[form]?.(random) ?? '';
}

/** Each letter in a random case. */
export function inRandomCase(text: string, random: Random): string {
  return [...text].map((letter) => (random() < 0.5 ? letter.toUpperCase() : letter.toLowerCase())).join('');
}

/** Another address with the same four letters at both ends: one that was made to be taken for it. Of the EVM. */
export function lookalikeOf(address: string, random: Random): string {
  return `${address.slice(0, 6)}${bytesToHex(bytes(random, 16))}${address.slice(-4)}`;
}

/** In another order. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items.map((item) => [random(), item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);
}
