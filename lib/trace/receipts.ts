import { isoDay } from '@/lib/core/time';
import { NOBODY } from './ledger/columns';
import type { Ledger } from './ledger/ledger';
import type { Service } from './types';

/** All that a labelled service received on one day (UTC), stolen or not. `amount` in base units. */
export interface Receipt {
  readonly date: string;
  readonly name: string;
  readonly category: string;
  readonly chain: string;
  readonly asset: string;
  readonly amount: bigint;
  readonly transfers: number;
}

/**
 * What labelled services received by day, name and asset, in that order: observed, not traced, and never to be added to
 * what is. Several addresses of one name count together, and what moves between two of them, as from a deposit address
 * to a hot wallet, counts at both. An address with two labels counts under the first of their names.
 */
export function receiptsByDay(ledger: Ledger, services: readonly Service[]): Receipt[] {
  const { size, to, timestamp, accounts } = ledger;
  const labels = new Map<number, Service>();
  for (const service of services.toSorted(byName)) {
    const address = accounts.findAddress(service.chain, service.address);
    if (address !== undefined && !labels.has(address)) labels.set(address, service);
  }
  const found = new Map<string, { -readonly [K in keyof Receipt]: Receipt[K] }>();
  for (let i = 0; i < size && labels.size > 0; i++) {
    const label = to[i] === NOBODY ? undefined : labels.get(accounts.addressOf(to[i]!));
    if (label === undefined) continue;
    const { chain, asset } = accounts.nameOf(to[i]!);
    const row = { date: isoDay(timestamp[i]! * 1000), name: label.name, category: label.category, chain, asset };
    const key = JSON.stringify(Object.values(row));
    const receipt = found.get(key) ?? { ...row, amount: 0n, transfers: 0 };
    receipt.amount += ledger.amount(i);
    receipt.transfers++;
    found.set(key, receipt);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, receipt]) => receipt);
}

function byName(a: Service, b: Service): number {
  const [left, right] = [`${a.name} ${a.category}`, `${b.name} ${b.category}`];
  return left === right ? 0 : left < right ? -1 : 1;
}
