import { type LookupAddress, promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { TrackerError } from '@/lib/core/errors';

/** Where a webhook goes: its URL, and the addresses that were checked, of which one is connected to and no other. */
export interface Target {
  readonly url: URL;
  readonly addresses: readonly [LookupAddress, ...LookupAddress[]];
}

export interface TargetOptions {
  readonly allowPrivate: boolean;
  /** All addresses of a name; by default as the machine resolves it. */
  readonly lookup?: (host: string) => Promise<readonly LookupAddress[]>;
}

/**
 * Resolves the name in the URL of a webhook and checks every address that it has: one that only the own machine or
 * network reaches (private, loopback, link-local, shared, or of any special use) refuses the whole, unless allowed.
 * Throws `bad_value`; no sentence says more of the URL than its host.
 */
export async function resolveTarget(text: string, { allowPrivate, lookup = everyAddress }: TargetOptions): Promise<Target> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw bad('The webhook is not an http or https URL.');
  if (url.username !== '' || url.password !== '') throw bad('The URL of the webhook has a user or a password.', 'Its receiver knows by the signature who sends.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const [first, ...others] = family === 0 ? await namesOf(host, lookup) : [{ address: host, family }];
  if (first === undefined) throw bad(`The name ${host} has no address.`);
  if (!allowPrivate && ![first, ...others].every(({ address }) => isPublic(address))) {
    throw bad(`${host} is, or resolves to, an address that is not of the public internet.`, 'If it is meant, set WEBHOOK_ALLOW_PRIVATE=on.');
  }
  return { url, addresses: [first, ...others] };
}

async function namesOf(host: string, lookup: NonNullable<TargetOptions['lookup']>): Promise<readonly LookupAddress[]> {
  try {
    return await lookup(host);
  } catch (cause) {
    throw new TrackerError('bad_value', `The name ${host} of the webhook can't be resolved.`, { cause, field: 'webhook' });
  }
}

const everyAddress = (host: string): Promise<LookupAddress[]> => dns.lookup(host, { all: true });

/** All that is given out of IPv6 for the public internet. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** An IPv4 address that is written as an IPv6 one counts as what it is. */
function isPublic(text: string): boolean {
  const address = ipaddr.process(text);
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6));
}

function bad(message: string, fix?: string): TrackerError {
  return new TrackerError('bad_value', message, { fix, field: 'webhook' });
}
