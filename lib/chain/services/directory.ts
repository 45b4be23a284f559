import { across } from './across';
import { chainflip } from './chainflip';
import { CONTRACTS } from './contracts';
import type { Protocol, Speaker } from './protocol';
import { railgun } from './railgun';
import { maya, thorchain } from './router';
import { stargate } from './stargate';
import { tornado } from './tornado';

/** Every protocol whose events are decoded. */
export const PROTOCOLS: readonly Protocol[] = [tornado, thorchain, maya, across, stargate, chainflip, railgun];

/** A service of the registry, as far as it matters here. */
export interface Service {
  readonly name: string;
}

/** A contract on one chain and the protocol that it is of. */
export interface Entry {
  readonly contract: Speaker;
  readonly protocol: Protocol;
}

/**
 * Which contracts of a chain belong to a decoded protocol, by lower-case address: those that we know and those of the
 * registry. Anyone can write an event that looks like another's, so that what is not in here says nothing.
 */
export function directoryOf(chain: string, services: ReadonlyMap<string, Service>): ReadonlyMap<string, Entry> {
  const known = CONTRACTS.filter((one) => one.chain === chain).map(({ address, name }) => [address, { name }] as const);
  const entries = [...known, ...services].flatMap(([address, { name }]) => {
    const protocol = PROTOCOLS.find((one) => one.services.test(name));
    if (protocol === undefined) return [];
    const contract = { chain, address, name, speaks: protocol.speakers.test(name) };
    return [[address, { contract, protocol }] as const];
  });
  return new Map(entries);
}
