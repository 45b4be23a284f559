import type { Cell, Column } from '@/lib/charts/contract';
import type { Exposure, ExposureSum, ScreenRow } from '@/lib/screen/types';

const text = (name: string, title: string): Column => ({ name, title, type: 'text' });
const list = (name: string, title: string): Column => ({ name, title, type: 'list' });

/** The columns of an answer in CSV. */
export const SCREEN_COLUMNS: readonly Column[] = [
  text('input', 'As it was given'),
  text('chain', 'Chain'),
  text('address', 'Address'),
  text('result', 'Result'),
  text('note', 'Note'),
  text('source', 'Who says so'),
  text('tier', 'How sure'),
  { name: 'date', title: 'Since', type: 'date' },
  text('entity', 'Named as'),
  list('programmes', 'Programmes'),
  list('incidents', 'Thefts that a source connects it with'),
  list('traces', 'Thefts whose trace reaches it'),
  list('hops', 'Steps from each of these thefts'),
  list('received', 'Stolen value received, by FIFO, least and most of FIFO, LIFO and haircut in brackets'),
  list('sent', 'Stolen value sent on, likewise'),
  list('path', 'Transactions by which most of it came'),
  text('service', 'Service'),
  text('service_category', 'Category of the service'),
  list('lookalike_of', 'Flagged addresses that it looks like'),
  { name: 'conflict', title: 'Whether sources disagree', type: 'boolean' },
  list('said', 'All that is said of it, and by whom'),
];

/** An answer as the cells of one record. */
export function screenRecord(row: ScreenRow): Readonly<Record<string, Cell>> {
  const { claims, exposures, service } = row;
  return {
    input: row.input,
    chain: row.chain,
    address: row.address,
    result: row.result,
    note: row.note,
    source: row.source,
    tier: row.tier,
    date: row.date,
    entity: row.entity,
    programmes: unique(claims.flatMap((claim) => claim.programmes)),
    incidents: unique(claims.flatMap((claim) => claim.incidents)),
    traces: exposures.map(({ incident }) => incident),
    hops: exposures.map(({ hops }) => String(hops)),
    received: sumsOf(exposures, 'received'),
    sent: sumsOf(exposures, 'sent'),
    path: exposures.map(({ path }) => path.join(' ')),
    service: service?.name ?? null,
    service_category: service?.category ?? null,
    lookalike_of: row.lookalike_of.map(({ chain, address }) => `${chain}:${address}`),
    conflict: row.conflict,
    said: claims.map(({ source, says, entity, until, distrusted }) => `${source}: ${says}, ${entity}${until === null ? '' : `, until ${until}`}${distrusted === null ? '' : ', distrusted'}`),
  };
}

function sumsOf(exposures: readonly Exposure[], direction: 'received' | 'sent'): string[] {
  return exposures.flatMap((exposure) => exposure[direction].map(sumInWords));
}

function sumInWords({ amount, asset, least, most }: ExposureSum): string {
  return least === null || most === null ? `${amount} ${asset}` : `${amount} ${asset} (${least} to ${most})`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
