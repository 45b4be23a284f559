import { readAddress, toEip55 } from '@/lib/core/address';
import type { AddressForm } from '@/lib/core/chains';

/** A text that is an address: its form, its canonical spelling, and the one to show. */
export interface Found {
  readonly form: AddressForm;
  readonly address: string;
  readonly shown: string;
  /** What is odd about the spelling; null where nothing is. */
  readonly note: string | null;
}

/** A text that is none, and why. */
export interface NoAddress {
  readonly form: null;
  readonly why: string;
}

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]+$/;
const BROKEN = 'Its checksum does not hold, or a part of it is missing.';
const UNKNOWN = 'It is no address of a chain that we know: EVM, Bitcoin, Litecoin, Tron, Solana.';
const CASE = 'Its mixed case fails the checksum of EIP-55: it was looked up regardless of case, so compare it digit by digit.';

/**
 * Which kind of address a text is, by its form and its checksum. EVM and bech32 addresses are read in any letter case,
 * base58 as it is written. Every 32 bytes are an address of Solana, which has no checksum.
 */
export function detect(text: string): Found | NoAddress {
  if (/^0x/i.test(text)) return evm(text);
  const [, prefix] = /^(bc|ltc)1/i.exec(text) ?? [];
  if (prefix !== undefined) return inForms(text.toLowerCase(), [prefix.toLowerCase() === 'bc' ? 'bitcoin' : 'litecoin']) ?? none(BROKEN);
  if (!BASE58.test(text)) return none(UNKNOWN);
  if (text.length < 25) return none('It is too short for an address: a part of it may be missing.');
  return inForms(text, base58Forms(text)) ?? none(/^[13TLM]/.test(text) ? BROKEN : UNKNOWN);
}

function evm(text: string): Found | NoAddress {
  const digits = text.slice(2);
  if (!/^[0-9a-fA-F]{40}$/.test(digits)) return none(evmProblem(digits));
  const address = `0x${digits.toLowerCase()}`;
  const shown = toEip55(address);
  const oneCase = digits === digits.toUpperCase() || address.endsWith(digits);
  return { form: 'evm', address, shown, note: oneCase || shown.endsWith(digits) ? null : CASE };
}

function evmProblem(digits: string): string {
  if (!/^[0-9a-fA-F]*$/.test(digits)) return 'Behind 0x stands something that is no hexadecimal digit.';
  if (digits.length === 64) return 'It has 64 digits, as the hash of a transaction has; an address has 40.';
  return `It has ${digits.length} digits behind 0x; an address has 40.`;
}

/** The forms that a base58 text may have, the likely first: 25 bytes with a checksum take up to 35 letters, 32 bytes 32 to 44. */
function base58Forms(text: string): AddressForm[] {
  const forms: AddressForm[] = [];
  if (text.startsWith('T')) forms.push('tron');
  if (/^[13]/.test(text)) forms.push('bitcoin');
  if (/^[LM]/.test(text)) forms.push('litecoin');
  if (text.length >= 32 && text.length <= 44) forms.push('solana');
  return text.length > 44 ? [] : forms;
}

function inForms(text: string, forms: readonly AddressForm[]): Found | undefined {
  for (const form of forms) {
    const address = readAddress(form, text);
    if (address !== undefined) return { form, address, shown: address, note: null };
  }
  return undefined;
}

function none(why: string): NoAddress {
  return { form: null, why };
}
