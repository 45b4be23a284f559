import { base58, bech32, bech32m, createBase58check } from '@scure/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type AddressForm, chainByName } from './chains';
import { TrackerError } from './errors';

const base58check = createBase58check(sha256);

/**
 * The one spelling under which an address is stored and compared: EVM and bech32 in lower case, base58 as
 * written. Throws `bad_address` when the chain is unknown, the form is wrong or a checksum does not hold.
 * An EVM address in one case only carries no checksum and is taken as it is (EIP-55).
 */
export function canonicalAddress(chain: string, text: string): string {
  const known = chainByName(chain);
  if (known === undefined) throw new TrackerError('bad_address', `"${chain}" is not a chain that we know.`);
  const canonical = readers[known.form](text);
  if (canonical === undefined) {
    throw new TrackerError('bad_address', `"${text}" is not a valid ${known.title} address.`, {
      fix: 'Copy the whole address again; its checksum or its length is wrong.',
    });
  }
  return canonical;
}

/**
 * The canonical spelling of a text as an address of that form, or undefined where it is none. For lists, where a text
 * that is no address is an answer and not a failure.
 */
export function readAddress(form: AddressForm, text: string): string | undefined {
  return readers[form](text);
}

/** The spelling to show: EIP-55 for EVM chains, otherwise the canonical one. Expects a canonical address. */
export function displayAddress(chain: string, canonical: string): string {
  return chainByName(chain)?.form === 'evm' ? toEip55(canonical) : canonical;
}

const FIRST_LETTER = 97;
const TO_CAPITAL = 32;

/** An EVM address with the mixed-case checksum of EIP-55. Expects 40 hex digits behind `0x`. */
export function toEip55(address: string): string {
  const lower = address.slice(2).toLowerCase();
  const hash = keccak_256(utf8ToBytes(lower));
  let digits = '0x';
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    const byte = hash[i >> 1] ?? 0;
    const nibble = i % 2 === 0 ? byte >> 4 : byte & 15;
    digits += String.fromCharCode(code >= FIRST_LETTER && nibble >= 8 ? code - TO_CAPITAL : code);
  }
  return digits;
}

const readers: Record<AddressForm, (text: string) => string | undefined> = {
  evm: readEvm,
  bitcoin: (text) => readSegwit(text, 'bc') ?? readBase58(text, [0x00, 0x05]),
  litecoin: (text) => readSegwit(text, 'ltc') ?? readBase58(text, [0x30, 0x32, 0x05]),
  tron: (text) => readBase58(text, [0x41]),
  solana: readSolana,
};

function readEvm(text: string): string | undefined {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) return undefined;
  const digits = text.slice(2);
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  return oneCase || toEip55(text) === text ? text.toLowerCase() : undefined;
}

function readBase58(text: string, versions: readonly number[]): string | undefined {
  const bytes = attempt(() => base58check.decode(text));
  return bytes?.length === 21 && versions.includes(bytes[0] ?? -1) ? text : undefined;
}

/** BIP 173 and BIP 350: version 0 is bech32, later ones bech32m; a program of 2 to 40 bytes, 20 or 32 at version 0. */
function readSegwit(text: string, prefix: string): string | undefined {
  if (!text.toLowerCase().startsWith(`${prefix}1`)) return undefined;
  for (const [coder, versionZero] of [[bech32, true], [bech32m, false]] as const) {
    const decoded = attempt(() => coder.decode(text as `${string}1${string}`, 90));
    const [version, ...rest] = decoded?.words ?? [];
    const program = attempt(() => coder.fromWords(rest));
    if (decoded === undefined || version === undefined || program === undefined) continue;
    const length = program.length;
    const fits = versionZero ? length === 20 || length === 32 : length >= 2 && length <= 40 && version <= 16;
    if (decoded.prefix === prefix && (version === 0) === versionZero && fits) return text.toLowerCase();
  }
  return undefined;
}

function readSolana(text: string): string | undefined {
  return attempt(() => base58.decode(text))?.length === 32 ? text : undefined;
}

/** The decoders throw on what they can't read; here that is an answer, not a failure. */
function attempt<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
