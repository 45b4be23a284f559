import { firstDay, parseIsoSeconds, parsePartialDate } from '@/lib/core/time';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import type { TheftTransaction } from '@/lib/db/theft-transactions';
import type { RecordRow } from '@/lib/db/trace-record';
import type { Movement } from '@/lib/trace/types';

/** A theft transaction of which it is sure that it is one, with all that makes a movement of it but block and time. */
export interface SureTheft extends TheftTransaction {
  readonly to: string;
  readonly amount: bigint;
  readonly asset: string;
  readonly decimals: number;
}

/** Where a transaction stands on its chain. */
export interface Standing {
  readonly block: number;
  readonly timestamp: number;
}

/** The thefts among the theft transactions of an incident that can be followed, and what is said of the others. */
export function sureThefts(transactions: readonly TheftTransaction[]): { sure: SureTheft[]; notes: string[] } {
  const thefts = transactions.filter(({ role }) => role === 'theft');
  const high = thefts.filter(({ confidence }) => confidence === 'high');
  const sure = high.filter((row): row is SureTheft => row.to !== null && row.amount !== null && row.amount > 0n && row.asset !== null && row.decimals !== null);
  const [unsure, vague] = [thefts.length - high.length, high.length - sure.length];
  return {
    sure,
    notes: [
      ...(unsure === 0 ? [] : [`Not followed: ${count(unsure)} that no source is sure enough of.`]),
      ...(vague === 0 ? [] : [`Not followed: ${count(vague)} of which no source gives receiver, asset and amount.`]),
    ],
  };
}

/** A theft as it stands in the record, or as the registry reports it where the record does not have it. */
export interface PlacedTheft {
  readonly theft: SureTheft;
  readonly movement: Omit<Movement, 'asset'>;
  readonly basis: RecordRow['origin'] | 'reported';
}

export interface PlaceOptions {
  /** Of a transaction of the record its movements. */
  readonly movementsOf: (theft: SureTheft) => readonly RecordRow[];
  readonly standingOf: (theft: SureTheft) => Standing | undefined;
  /** The day or year of the incident. */
  readonly incidentDate: string;
}

/**
 * Finds each theft in the record: what the same transaction moved to the same address in the same asset. One that the
 * record does not have is a movement by the registry's own words; where these tell no block or time it stands with the
 * first theft on its chain, else before all that is known of the chain.
 */
export function placeThefts(sure: readonly SureTheft[], { movementsOf, standingOf, incidentDate }: PlaceOptions): { placed: PlacedTheft[]; notes: string[] } {
  const inRecord = sure.flatMap((theft) =>
    movementsOf(theft)
      .filter(({ to, assetContract, amount }) => to === theft.to && assetContract === theft.assetContract && amount !== '0')
      .map((row): PlacedTheft => ({ theft, movement: { ...row, ...standingOf(theft), amount: BigInt(row.amount) }, basis: row.origin })));
  const found = new Set(inRecord.map(({ theft }) => theft));
  const missing = sure.filter((theft) => !found.has(theft)).map((theft) => ({ theft, standing: standingOf(theft) ?? ownStanding(theft) }));
  const standings = [
    ...inRecord.map(({ movement }) => movement),
    ...missing.flatMap(({ theft: { chain }, standing }) => (standing === undefined ? [] : [{ chain, ...standing }])),
  ].sort((a, b) => a.timestamp - b.timestamp);
  const firstFor = ({ chain, date }: SureTheft): Standing =>
    standings.find((one) => one.chain === chain) ?? { block: 0, timestamp: standings[0]?.timestamp ?? firstSecond(date ?? incidentDate) };
  const reported = missing.map(({ theft, standing }, nth): PlacedTheft => {
    const { block, timestamp } = standing ?? firstFor(theft);
    return { theft, movement: { ...movementOf(theft, nth), block, timestamp }, basis: 'reported' };
  });
  const placed = distinct([...inRecord, ...reported]);
  return { placed, notes: notesOf(sure.length, missing.length, missing.filter(({ standing }) => standing === undefined).length) };
}

function ownStanding({ block, timestamp }: SureTheft): Standing | undefined {
  return block === null || timestamp === null ? undefined : { block, timestamp };
}

/** The position is one that neither a fetched nor a shipped row can have. */
function movementOf({ chain, txHash, kind, assetContract, from, to, amount }: SureTheft, nth: number): Omit<Movement, 'asset' | 'block' | 'timestamp'> {
  const known = TRANSFER_KINDS.find((one) => one === kind) ?? (assetContract === null ? 'native' : 'token');
  return { chain, txHash, kind: known, position: `#1_${nth}`, from: from ?? 'unknown', to, amount };
}

/** Two rows of the registry may speak of the same movement. */
function distinct(placed: readonly PlacedTheft[]): PlacedTheft[] {
  const byKey = new Map<string, PlacedTheft>();
  for (const one of placed) {
    const { chain, txHash, kind, position } = one.movement;
    const key = `${chain} ${txHash} ${kind} ${position}`;
    if (!byKey.has(key)) byKey.set(key, one);
  }
  return [...byKey.values()];
}

function notesOf(all: number, reported: number, unplaced: number): string[] {
  return [
    ...(reported === 0 ? [] : [`Of ${all} theft transactions the stored transfers lack ${reported}: taken as the registry reports them.`]),
    ...(unplaced === 0 ? [] : [`Of ${unplaced} of these neither block nor time is known: they stand with the first theft on their chain, or else at the beginning of their day.`]),
  ];
}

const DAY_SECONDS = 86_400;

/** No stolen value moved before this second: sources may date by another clock than UTC, so a mere date begins a day early. */
export function beginOf(sure: readonly SureTheft[], incidentDate: string): number {
  const begins = sure.map(({ timestamp, date }) => timestamp ?? firstSecond(date ?? incidentDate) - DAY_SECONDS);
  return begins.reduce((a, b) => Math.min(a, b));
}

function firstSecond(date: string): number {
  return parseIsoSeconds(`${firstDay(parsePartialDate(date))}T00:00:00Z`);
}

function count(transactions: number): string {
  return transactions === 1 ? 'one theft transaction' : `${transactions} theft transactions`;
}
