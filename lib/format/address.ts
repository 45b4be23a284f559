/**
 * The ends of an address, for a picture without room: `0x47666f…9486e2`. Lookalikes share their ends, so the whole
 * address must stand nearby, and nothing may be compared by this.
 */
export function shortAddress(address: string): string {
  return address.length <= 16 ? address : `${address.slice(0, 8)}…${address.slice(-6)}`;
}
