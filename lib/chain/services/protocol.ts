import { id } from 'ethers';
import type { Log } from '../parse';
import { addressOf, Unreadable } from './words';

/** A contract that is known to belong to a protocol on one chain. */
export interface KnownContract {
  readonly address: string;
  /** As the registry or the protocol calls it. */
  readonly name: string;
  /** Whether the protocol's events come from it; else it is only a way in or out. */
  readonly speaks: boolean;
}

/** What one event says. Asset, amount and destination as in ServiceEvent. */
export interface Said {
  readonly event: string;
  /** Whether value goes into the service or comes out of it on this chain. */
  readonly way: 'in' | 'out';
  readonly asset: string | null;
  readonly amount: bigint | null;
  readonly destinationChain?: string | null;
  readonly destinationAddress?: string | null;
  /** Whom the event names as the one who pays in: often a contract in between. */
  readonly payer?: string;
  /** Whom the event names as the one who is paid out. */
  readonly payee?: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Where a log was read: the contract that wrote it, and the chain. */
export interface Speaker extends KnownContract {
  readonly chain: string;
}

/** Reads an event; throws `Unreadable` where it is not laid out as its ABI says. */
export type Decoder = (log: Log, speaker: Speaker) => Said;

/** A protocol whose events are decoded. */
export interface Protocol {
  /** As stored and shown. */
  readonly name: string;
  /** Names of its contracts among the services of the registry, and among them of those from which its events come. */
  readonly services: RegExp;
  readonly speakers: RegExp;
  /** By the first topic. */
  readonly decoders: ReadonlyMap<string, Decoder>;
}

/** Decoders by the topics of their events' signatures. */
export function decoders(entries: Readonly<Record<string, Decoder>>): ReadonlyMap<string, Decoder> {
  return new Map(Object.entries(entries).map(([signature, decode]) => [id(signature), decode]));
}

/** The address in a topic. */
export function topicAddress(log: Log, place: number): string {
  return addressOf(topicWord(log, place));
}

/** The number in a topic. */
export function topicUint(log: Log, place: number): bigint {
  return BigInt(`0x${topicWord(log, place)}`);
}

/** A topic as 64 hex digits. */
export function topicWord(log: Log, place: number): string {
  const topic = log.topics[place];
  if (topic === undefined) throw new Unreadable(`The event has no topic ${place}.`);
  return topic.slice(2);
}

/** How contracts write the chain's own asset where an address is expected. */
export const NO_ADDRESS = `0x${'0'.repeat(40)}`;

/** An asset as an event writes it: the zero address is the chain's own. */
export function assetOf(address: string): string {
  return address === NO_ADDRESS ? '' : address;
}
