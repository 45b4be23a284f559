import { NOBODY } from './ledger/columns';
import type { Ledger } from './ledger/ledger';
import { STOP, type Stops } from './stops';
import type { BridgeHint } from './types';

/** What is known of a transaction that entered a bridge: where to, and the movement that arrived there, if any. */
export interface Crossing {
  readonly hint: BridgeHint;
  readonly arrival: number | undefined;
  /** Whether a labelled service took part; if not, whoever kept the value is the bridge. */
  labelled: boolean;
}

/**
 * Finds for each hint the movement that brought the value to its destination: the first after the transaction, within
 * the window, to that address on that chain, of the asset if one is named, and not more than the amount if one is
 * named (a bridge keeps its fee). Each movement arrives for one transaction. Keyed by the count of the transaction.
 */
export function findCrossings(ledger: Ledger, hints: ReadonlyMap<string, BridgeHint>, windowSeconds: number, stops: Stops): Map<number, Crossing> {
  const crossings = new Map<number, Crossing>();
  if (hints.size === 0) return crossings;
  const arrivals = movementsTo(ledger, new Set([...hints.values()].map(keyOf)));
  const taken = new Set<number>();
  for (const i of ledger.movementsOf(hints.keys())) {
    const hint = hints.get(ledger.txHash[i]!)!;
    const labelled = ledger.to[i] !== NOBODY && stops.kind[ledger.to[i]!] === STOP.service;
    const known = crossings.get(ledger.tx[i]!);
    if (known !== undefined) {
      known.labelled ||= labelled;
      continue;
    }
    const fits = (movement: number) => {
      const { asset } = ledger.accounts.nameOf(ledger.to[movement]!);
      const inTime = ledger.tx[movement]! > ledger.tx[i]! && ledger.timestamp[movement]! - ledger.timestamp[i]! <= windowSeconds;
      const sameAsset = hint.asset === undefined || hint.asset === asset;
      const amount = ledger.amount(movement);
      return inTime && sameAsset && amount > 0n && (hint.amount === undefined || amount <= hint.amount);
    };
    const arrival = (arrivals.get(keyOf(hint)) ?? []).find((movement) => !taken.has(movement) && fits(movement));
    if (arrival !== undefined) taken.add(arrival);
    crossings.set(ledger.tx[i]!, { hint, arrival, labelled });
  }
  return crossings;
}

function movementsTo({ size, to, accounts }: Ledger, wanted: ReadonlySet<string>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const addresses = new Map<number, string>();
  for (const key of wanted) {
    const [chain = '', address = ''] = key.split(' ');
    const id = accounts.findAddress(chain, address);
    if (id !== undefined) addresses.set(id, key);
  }
  for (let i = 0; i < size; i++) {
    const key = to[i] === NOBODY ? undefined : addresses.get(accounts.addressOf(to[i]!));
    if (key === undefined) continue;
    const movements = found.get(key);
    if (movements === undefined) found.set(key, [i]);
    else movements.push(i);
  }
  return found;
}

function keyOf({ chain, address }: BridgeHint): string {
  return `${chain} ${address}`;
}
