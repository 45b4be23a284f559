import { isIPv6 } from 'node:net';

/** Written by whoever is nearest; the web puts the address of the connection in its place unless a proxy is trusted. */
export const FORWARDED = 'x-forwarded-for';

/**
 * Whom a request counts for: the address that the outermost trusted proxy saw, of IPv6 its network of 64 bits, since
 * one client has all of it. `trustedProxies` is how many of them stand before the web; 0 where it is asked directly.
 */
export function clientOf(headers: Pick<Headers, 'get'>, trustedProxies: number): string {
  const seen = (headers.get(FORWARDED) ?? '').split(',').map((part) => part.trim());
  return networkOf(seen.at(-Math.max(1, trustedProxies)) ?? seen[0] ?? '');
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [left, right] = [groups(head), groups(tail ?? '')];
  const whole = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${whole.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
