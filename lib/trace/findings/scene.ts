import { END } from '../ends';
import { NOBODY } from '../ledger/columns';
import type { Ledger } from '../ledger/ledger';
import type { Trace } from '../trace';
import type { Finding } from './finding';

/** The part of a record that stolen value moved through, as the rules look at it. Movements in the order of time. */
export interface Scene {
  readonly trace: Trace;
  readonly ledger: Ledger;
  /** Whether a movement carried stolen value of which the trace knows; swaps are left out. */
  readonly carried: Uint8Array;
  /** Of each account with any: the movements with stolen value out of it, and into it. */
  readonly out: ReadonlyMap<number, readonly number[]>;
  readonly into: ReadonlyMap<number, readonly number[]>;
  /** Accounts of services at which stolen value ended. */
  readonly services: ReadonlySet<number>;
  readonly addressIn: (movement: number) => string;
  readonly addressOut: (movement: number) => string;
  finding(rule: string, movements: readonly number[], addresses: readonly string[], text: string, lead?: boolean): Finding;
}

const NO_SERVICE: ReadonlySet<string> = new Set(Object.values(END).map(({ category }) => category));

/** Collects what the rules need, in one pass over the records of a trace. */
export function sceneOf(trace: Trace): Scene {
  const { ledger, records, swaps, thefts } = trace;
  const { accounts } = ledger;
  const carried = new Uint8Array(ledger.size);
  for (let record = 0; record < records.size; record++) carried[records.movementOf(record)] = 1;
  // In a swap the receiver's asset comes from a pool, not from a thief; a theft is what is looked into, not a pattern.
  for (const { movement } of [...swaps, ...thefts]) carried[movement] = 0;
  const [out, into] = [new Map<number, number[]>(), new Map<number, number[]>()];
  for (let i = 0; i < ledger.size; i++) {
    if (carried[i] === 0 || ledger.to[i] === NOBODY) continue;
    push(out, ledger.from[i]!, i);
    push(into, ledger.to[i]!, i);
  }
  const nameOf = (account: number) => accounts.addressName(accounts.addressOf(account));
  return {
    trace,
    ledger,
    carried,
    out,
    into,
    services: new Set(trace.ends.filter(({ category }) => !NO_SERVICE.has(category)).map(({ account }) => account)),
    addressIn: (movement) => nameOf(ledger.to[movement]!).address,
    addressOut: (movement) => nameOf(ledger.from[movement]!).address,
    finding(rule, movements, addresses, text, lead = false) {
      const inOrder = [...new Set(movements)].sort((a, b) => a - b);
      const evidence = [...new Set(inOrder.map((movement) => ledger.txHash[movement]!))];
      return { rule, evidence, chain: nameOf(ledger.from[inOrder[0]!]!).chain, addresses: [...new Set(addresses)], text, lead };
    },
  };
}

export function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
