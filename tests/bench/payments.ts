import { createLedger, type Ledger } from '@/lib/trace/ledger/ledger';
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

/** Nobody pays more than this to start with: 100,000 ether in wei, so that sums need more than 64 bits. */
const LARGEST = 100_000n * 10n ** 18n;
const MILLION = 1_000_000;

/**
 * As many payments as asked for, among a tenth as many addresses. First each address is funded once; of these every
 * hundredth transfer is stolen. Then somebody pays any part of what he has to somebody else, so that stolen money
 * spreads over nearly all addresses. The same numbers each time.
 */
export function madeUpPayments(size: number): Payments {
  const people = size / 10;
  const random = generator(20_190_612);
  const addresses = Array.from({ length: people + 1 }, () => `0x${hex(random, 5)}`);
  const hashes = Array.from({ length: size }, () => `0x${hex(random, 8)}`);
  const [from, to] = [new Int32Array(size), new Int32Array(size)];
  const amounts: bigint[] = [];
  const balances = new Array<bigint>(people + 1).fill(0n);
  for (let i = 0; i < size; i++) {
    const funded = i < people;
    let payer = funded ? people : Math.floor(random() * people);
    while (!funded && balances[payer] === 0n) payer = Math.floor(random() * people);
    const payee = funded ? i : Math.floor(random() * people);
    const amount = (part(random) * (funded ? LARGEST : balances[payer]!)) / BigInt(MILLION) + (funded ? 1n : 0n);
    if (!funded) balances[payer]! -= amount;
    balances[payee]! += amount;
    [from[i], to[i]] = [payer, payee];
    amounts.push(amount);
  }
  const stolen = hashes.slice(0, people).filter((_, i) => i % 100 === 0);
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
  const ledger = createLedger();
  for (const movement of payments.movements()) ledger.add(movement);
  return ledger.seal();
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
