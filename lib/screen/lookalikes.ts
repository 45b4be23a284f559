import type { Found } from './detect';

const ENDS = 4;

/** The rule, for people. */
export const LOOKALIKE_RULE =
  'An address looks like a flagged one if both have the same form and the same first four and last four characters behind the prefix that all such addresses share (0x; bc1q or bc1p; the 1, 3 or T of base58), and are not the same.';

/** What stands at both ends of an address, behind what all addresses of its kind begin with. */
export function endsOf({ form, address }: Pick<Found, 'form' | 'address'>): string {
  const prefix = /^(0x|bc1.|ltc1.)/.exec(address)?.[0].length ?? (form === 'solana' ? 0 : 1);
  return `${form} ${address.slice(0, prefix)} ${address.slice(prefix, prefix + ENDS)} ${address.slice(-ENDS)}`;
}
