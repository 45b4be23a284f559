import { type Ledger, ledgerOf } from '@/lib/trace/ledger/ledger';
import type { Movement, Theft } from '@/lib/trace/types';

/** A made-up record: who pays whom how much, as numbers, and the same as movements. */
export interface Payments {
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly amounts: readonly bigint[];
  readonly addresses: readonly string[];
  readonly thefts: readonly Theft[];
  movements(): Iterable<Movement>;
}

/** Nobody is funded with more than this: 100,000 ether in wei, so that sums need more than 64 bits. */
const LARGEST = 100_000n * 10n ** 18n;
const MILLION = 1_000_000;
/** Each tenth payment funds an address. */
const PER_ADDRESS = 10;

/**
 * As many payments as asked for, among a tenth as many addresses. Each address is funded once; of these every hundredth
 * transfer is stolen. Then somebody pays any part of what he has to somebody else. The same numbers each time.
 *
 * Without `alive` all are funded first, and anybody pays anybody: no address is nearer to another, the worst case for
 * every cache. With it, one address after the other is funded, and only that many, the last, pay and are paid: a longer
 * record is more of the same, as on a chain, where wallets are used and left.
 */
export function madeUpPayments(size: number, alive = Infinity): Payments {
  const people = size / PER_ADDRESS;
  const source = people;
  const random = generator(20_190_612);
  const addresses = Array.from({ length: people + 1 }, () => `0x${hex(random, 5)}`);
  const hashes = Array.from({ length: size }, () => `0x${hex(random, 8)}`);
  const [from, to] = [new Int32Array(size), new Int32Array(size)];
  const amounts: bigint[] = [];
  const balances = new Array<bigint>(people + 1).fill(0n);
  const stolen: string[] = [];
  let funded = 0;
  const anybody = () => {
    const first = Math.max(0, funded - alive);
    return first + Math.floor(random() * (funded - first));
  };
  for (let i = 0; i < size; i++) {
    const funds = alive === Infinity ? i < people : i % PER_ADDRESS === 0;
    let payer = funds ? source : anybody();
    while (!funds && balances[payer] === 0n) payer = anybody();
    const payee = funds ? funded++ : anybody();
    const amount = (part(random) * (funds ? LARGEST : balances[payer]!)) / BigInt(MILLION) + (funds ? 1n : 0n);
    if (!funds) balances[payer]! -= amount;
    balances[payee]! += amount;
    [from[i], to[i]] = [payer, payee];
    amounts.push(amount);
    if (funds && payee % 100 === 0) stolen.push(hashes[i]!);
  }
  return {
    size,
    from,
    to,
    amounts,
    addresses,
    thefts: stolen.map((txHash) => ({ incident: 'made up', txHash, kind: 'native', position: '', usdMicros: 10n ** 12n })),
    *movements() {
      for (let i = 0; i < size; i++) {
        const [sender, receiver] = [addresses[from[i]!]!, addresses[to[i]!]!];
        const block = 1_000 + Math.floor(i / 10);
        yield { chain: 'ethereum', block, txHash: hashes[i]!, kind: 'native', position: '', timestamp: block * 12, from: sender, to: receiver, asset: 'ETH', amount: amounts[i]! };
      }
    },
  };
}

export function ledgerOfPayments(payments: Payments): Ledger {
  return ledgerOf(payments.movements());
}

function part(random: () => number): bigint {
  return BigInt(Math.floor(random() * MILLION));
}

function hex(random: () => number, words: number): string {
  return Array.from({ length: words }, () => Math.floor(random() * 2 ** 32).toString(16).padStart(8, '0')).join('');
}

/** Xorshift (Marsaglia 2003). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
