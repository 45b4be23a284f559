import { ledgerOf } from '@/lib/trace/ledger/ledger';
import { type Place, totalOf } from '@/lib/trace/places';
import { trace, type Trace } from '@/lib/trace/trace';
import type { Method, Movement, MovementKind, Service, Theft, TraceOptions } from '@/lib/trace/types';

/** A row of a table in a test: who pays whom how much; the rest has a default. Rows of one `tx` are one transaction. */
export interface Row {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint | number;
  readonly asset?: string;
  readonly kind?: MovementKind;
  readonly tx?: string;
  readonly position?: string;
  readonly block?: number;
  readonly time?: number;
  readonly chain?: string;
  /** The incident that this transfer belongs to, if it is a theft, worth `usd` (whole dollars, 1 a unit if not given). */
  readonly theft?: string;
  readonly usd?: number | null;
}

/** A payment, with whatever else is to be said of it. */
export function pay(from: string, to: string, amount: bigint | number, more: Partial<Row> = {}): Row {
  return { from, to, amount, ...more };
}

/** The stolen transfer. */
export function steal(to: string, amount: bigint | number, more: Partial<Row> = {}): Row {
  return { from: 'victim', to, amount, theft: 'heist', ...more };
}

/** The movements and thefts of a table: every row is a block of its own unless it says otherwise. */
export function told(rows: readonly Row[]): { movements: Movement[]; thefts: Theft[] } {
  const movements: Movement[] = [];
  const thefts: Theft[] = [];
  rows.forEach((row, i) => {
    const asset = row.asset ?? 'ETH';
    const inside = row.tx !== undefined && movements.some(({ txHash, kind }) => txHash === row.tx && kind === 'native');
    const kind = row.kind ?? (asset !== 'ETH' ? 'token' : inside ? 'internal' : 'native');
    const before = row.tx === undefined ? -1 : rows.findIndex((other) => other.tx === row.tx);
    const block = row.block ?? (before < 0 ? i : before) + 100;
    const txHash = row.tx ?? `tx${String(i).padStart(4, '0')}`;
    const position = row.position ?? (kind === 'token' || kind === 'internal' ? String(i) : '');
    const timestamp = row.time ?? block * 12;
    const amount = BigInt(row.amount);
    movements.push({ chain: row.chain ?? 'ethereum', block, txHash, kind, position, timestamp, from: row.from, to: row.to, asset, amount });
    if (row.theft === undefined) return;
    const usdMicros = row.usd === null ? null : (row.usd === undefined ? amount : BigInt(row.usd)) * 1_000_000n;
    thefts.push({ incident: row.theft, txHash, kind, position, usdMicros });
  });
  return { movements, thefts };
}

/** Traces a table. */
export function follow(rows: readonly Row[], method: Method = 'fifo', options: Partial<TraceOptions> = {}): Trace {
  const { movements, thefts } = told(rows);
  return trace(ledgerOf(movements), thefts, { method, ...options });
}

export function service(address: string, category = 'cex', chain = 'ethereum'): Service {
  return { chain, address, name: address.toUpperCase(), category };
}

/** Amounts by address, or by `address asset` where the asset is not ETH. */
export function amounts({ ledger }: Trace, places: readonly Place[]): Record<string, bigint> {
  const found: Record<string, bigint> = {};
  for (const { account, sums } of places) {
    const { address, asset } = ledger.accounts.nameOf(account);
    const key = asset === 'ETH' ? address : `${address} ${asset}`;
    found[key] = (found[key] ?? 0n) + totalOf(sums).amount;
  }
  return found;
}

/** Micro-dollars by address. */
export function dollars({ ledger }: Trace, places: readonly Place[]): Record<string, bigint | null> {
  return Object.fromEntries(places.map(({ account, sums }) => [ledger.accounts.nameOf(account).address, totalOf(sums).micros]));
}

/** Categories of ends with what came there. */
export function byCategory(places: readonly Place[]): Record<string, bigint> {
  const found: Record<string, bigint> = {};
  for (const { category, sums } of places) found[category] = (found[category] ?? 0n) + totalOf(sums).amount;
  return found;
}
