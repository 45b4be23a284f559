import type { Transfer } from '@/lib/core/transfer';

/** An address of a test by its name. */
export function named(name: string): string {
  return `0x${Buffer.from(name).toString('hex').padEnd(40, '0')}`;
}

/** A fetched transfer of a chain's own asset in a transaction of its own; `at` is block and, past a start, second. */
export function moved(at: number, from: string, to: string, amount: bigint, rest: Partial<Transfer> = {}): Transfer {
  return {
    chain: 'ethereum', block: at, blockHash: `0xb${at}`, txHash: `0x${at}${from.slice(2, 8)}`, kind: 'native', position: '', timestamp: START + at, from, to,
    assetContract: null, amount, ...rest,
  };
}

/** Noon of a day of which the registry has a price of ether: 2,741.59 USD. */
export const START = 1_740_139_200;
