import { hubs } from './hubs';
import { KIND_ORDER, NOBODY } from './ledger/columns';
import type { Ledger } from './ledger/ledger';
import type { Service } from './types';

/** Where the trace goes on, where it stops, and where it stops unless the same transaction gives something back. */
export const STOP = { none: 0, service: 1, exchanger: 2 } as const;

/** Services that swap on the spot: in a transaction that gives something back the trace goes on. */
export const EXCHANGER_CATEGORIES: ReadonlySet<string> = new Set(['dex', 'dex_router', 'dex_aggregator', 'dex_pool', 'router', 'swap']);

export const BURNED = 'burned';
export const SUSPECTED = 'suspected service';

/** What is known of an address at which a trace stops. */
export interface Label {
  readonly category: string;
  readonly name: string | null;
}

export interface Stops {
  /** Of each account one of `STOP`. */
  readonly kind: Uint8Array;
  kindOfAddress(address: number): number;
  labelOfAddress(address: number): Label | undefined;
  /** Of an account that stops. */
  labelOf(account: number): Label;
  /** Addresses for which two sources give different names or categories; they stop under all of their names. */
  readonly contradictions: readonly { readonly chain: string; readonly address: string; readonly labels: readonly Label[] }[];
}

interface StopOptions {
  readonly services: readonly Service[];
  readonly hubCounterparties: number;
  /** Accounts that are never suspected to be a service: those that received a theft. */
  readonly known: readonly number[];
}

/** Finds the accounts of a record at which a trace stops: labelled, suspected to be a service, or nobody's. */
export function findStops(ledger: Ledger, { services, hubCounterparties, known }: StopOptions): Stops {
  const { accounts } = ledger;
  const labels = new Map<number, Label>(burnAddresses(ledger).map((address) => [address, { category: BURNED, name: null }]));
  const contradictions = [];
  for (const [address, given] of labelsByAddress(ledger, services)) {
    labels.set(address, given.length === 1 ? given[0]! : together(given));
    if (given.length > 1) contradictions.push({ ...accounts.addressName(address), labels: given.sort(byText) });
  }
  contradictions.sort(byText);
  const exempt = new Set([...labels.keys(), ...known.map((account) => accounts.addressOf(account))]);
  for (const [address, counterparties] of hubs(ledger, hubCounterparties, exempt)) {
    labels.set(address, { category: SUSPECTED, name: `unlabelled, ${counterparties} counterparties` });
  }
  const kindOf = (label: Label | undefined) => {
    if (label === undefined) return STOP.none;
    return EXCHANGER_CATEGORIES.has(label.category) ? STOP.exchanger : STOP.service;
  };
  const kindOfAddress = (address: number) => kindOf(labels.get(address));
  const kind = Uint8Array.from({ length: accounts.size }, (_, account) => kindOfAddress(accounts.addressOf(account)));
  const labelOfAddress = (address: number) => labels.get(address);
  return { kind, kindOfAddress, labelOfAddress, contradictions, labelOf: (account) => labels.get(accounts.addressOf(account))! };
}

function labelsByAddress({ accounts }: Ledger, services: readonly Service[]): Map<number, Label[]> {
  const found = new Map<number, Label[]>();
  for (const { chain, address, name, category } of services) {
    const id = accounts.findAddress(chain, address);
    if (id === undefined) continue;
    const labels = found.get(id) ?? [];
    if (!labels.some((label) => label.name === name && label.category === category)) labels.push({ category, name });
    found.set(id, labels);
  }
  return found;
}

/** In an order that does not depend on that in which they came. */
function byText(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** Two labels of one address: it stops if either stops, under all names, whatever the order in which they came. */
function together(labels: readonly Label[]): Label {
  const categories = [...new Set(labels.map((label) => label.category))].sort();
  const names = [...new Set(labels.map((label) => label.name ?? ''))].sort();
  const stopping = categories.filter((category) => !EXCHANGER_CATEGORIES.has(category));
  return { category: stopping[0] ?? categories[0]!, name: names.join(' / ') };
}

const NOBODYS = ['0x0000000000000000000000000000000000000000', '0x000000000000000000000000000000000000dead'];

/** The addresses of nobody. One that pays in the chain's own asset belongs to somebody after all. */
function burnAddresses({ size, from, to, kind, accounts }: Ledger): number[] {
  const candidates = new Set(accounts.chains().flatMap((chain) => NOBODYS.map((address) => accounts.findAddress(chain, address) ?? [])).flat());
  if (candidates.size === 0) return [];
  for (let i = 0; i < size; i++) {
    const pays = KIND_ORDER[kind[i]!] !== 'token' && to[i] !== NOBODY;
    if (pays) candidates.delete(accounts.addressOf(from[i]!));
  }
  return [...candidates];
}
