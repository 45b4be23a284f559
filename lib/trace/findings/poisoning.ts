import { NOBODY } from '../ledger/columns';
import type { Finding } from './finding';
import { push, type Scene } from './scene';

/** Dust is at most this part of the largest payment with stolen value in the asset; sent to so many it is dusting. */
export const DUST = { part: 1_000_000n, wallets: 10 } as const;

/**
 * Address poisoning: a transfer of nothing or of dust between a wallet on the way and an address that looks like one of
 * its true counterparties (the same four digits at both ends) but is another. It is bait for whoever copies addresses
 * from a list, in either direction and often in the wallet's name. Such transfers carry nothing and are never followed.
 */
export function findPoisoning(scene: Scene): Finding[] {
  const { ledger } = scene;
  const partners = partnersByLook(scene);
  const baits = new Map<string, number[]>();
  const note = (wallet: number, other: number, movement: number) => {
    const look = lookOf(ledger.accounts.addressName(other).address);
    const alike = partners.get(wallet)?.get(look);
    if (alike !== undefined && !alike.has(other)) push(baits, `${wallet} ${other}`, movement);
  };
  for (const movement of dust(scene)) {
    const [sender, receiver] = [ledger.accounts.addressOf(ledger.from[movement]!), ledger.accounts.addressOf(ledger.to[movement]!)];
    note(sender, receiver, movement);
    note(receiver, sender, movement);
  }
  return [...baits].map(([key, movements]) => {
    const [wallet, other] = key.split(' ').map((id) => ledger.accounts.addressName(Number(id)).address) as [string, string];
    return scene.finding('address poisoning', movements, [wallet, other], `${other} looks like a counterparty of ${wallet} and is another address.`);
  });
}

/** Dusting: one address sends dust to ten or more wallets on the way, to see who spends it. */
export function findDusting(scene: Scene): Finding[] {
  const { ledger, out, into } = scene;
  const bySender = new Map<number, number[]>();
  for (const movement of dust(scene)) {
    const receiver = ledger.to[movement]!;
    if (ledger.amount(movement) > 0n && (out.has(receiver) || into.has(receiver))) push(bySender, ledger.accounts.addressOf(ledger.from[movement]!), movement);
  }
  return [...bySender.values()].flatMap((movements) => {
    const wallets = [...new Set(movements.map(scene.addressIn))];
    if (wallets.length < DUST.wallets) return [];
    return [scene.finding('dusting', movements, [scene.addressOut(movements[0]!), ...wallets], `Sent dust to ${wallets.length} wallets on the way.`)];
  });
}

/** Transfers of nothing, or of dust beside what moved in that asset, that carried nothing. */
function* dust({ ledger, carried, out }: Scene): Iterable<number> {
  const largest = new Map<number, bigint>();
  for (const movements of out.values()) {
    for (const movement of movements) {
      const asset = ledger.accounts.assetOf(ledger.from[movement]!);
      const amount = ledger.amount(movement);
      if (amount > (largest.get(asset) ?? 0n)) largest.set(asset, amount);
    }
  }
  for (let i = 0; i < ledger.size; i++) {
    if (carried[i] === 1 || ledger.to[i] === NOBODY || ledger.to[i] === ledger.from[i]) continue;
    const amount = ledger.amount(i);
    const most = largest.get(ledger.accounts.assetOf(ledger.from[i]!)) ?? 0n;
    if (amount === 0n || amount * DUST.part <= most) yield i;
  }
}

/** Of each address on the way its true counterparties, by how they look. */
function partnersByLook({ ledger, out }: Scene): Map<number, Map<string, Set<number>>> {
  const partners = new Map<number, Map<string, Set<number>>>();
  const add = (wallet: number, partner: number) => {
    const looks = partners.get(wallet) ?? new Map<string, Set<number>>();
    const look = lookOf(ledger.accounts.addressName(partner).address);
    looks.set(look, (looks.get(look) ?? new Set()).add(partner));
    partners.set(wallet, looks);
  };
  for (const movement of [...out.values()].flat()) {
    const [sender, receiver] = [ledger.accounts.addressOf(ledger.from[movement]!), ledger.accounts.addressOf(ledger.to[movement]!)];
    add(sender, receiver);
    add(receiver, sender);
  }
  return partners;
}

function lookOf(address: string): string {
  const digits = address.startsWith('0x') ? address.slice(2) : address;
  return `${digits.slice(0, 4)}…${digits.slice(-4)}`;
}
