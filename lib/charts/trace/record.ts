import { chainByName } from '@/lib/core/chains';
import type { Db } from '@/lib/db/client';
import { type Destination, findDestinations, findMovements, findPayers, type RecordRow } from '@/lib/db/trace-record';
import { DEFAULTS } from '@/lib/trace/trace';

interface Place {
  readonly chain: string;
  readonly address: string;
}

export interface RecordOptions {
  readonly db: Db;
  /** Who received the thefts. */
  readonly receivers: readonly Place[];
  /** Whether an address, as `chain:address`, is a service: there the trace stops. */
  readonly isService: (key: string) => boolean;
  /** No stolen value moved before this second. */
  readonly since: number;
  /** Called with each movement, in no order; with one between two addresses of the record maybe twice. */
  readonly onRow: (row: RecordRow) => void;
}

/** Addresses in one query. */
const CHUNK = 500;

const keyOf = ({ chain, address }: Place) => `${chain}:${address}`;

/**
 * Reads all that stolen value may have moved through: every movement from and to the receivers, from and to those whom
 * they paid, and so on outward, also over bridges whose events name the destination. Where nothing is known to have gone
 * on the reading stops, and at services, and at addresses that the tracer takes for one. Gives what bridges said.
 */
export async function readRecord({ db, receivers, isService, since, onRow }: RecordOptions): Promise<Destination[]> {
  const asked = new Set<string>();
  const notAsked = (places: readonly Place[]) =>
    places.filter((place) => {
      const isNew = chainByName(place.chain) !== undefined && !asked.has(keyOf(place));
      if (isNew) asked.add(keyOf(place));
      return isNew;
    });
  const exempt = new Set(receivers.map(keyOf));
  const destinations: Destination[] = [];
  for (let next = notAsked(receivers); next.length > 0; ) {
    const reached: Place[] = [];
    for (const { chain, addresses } of chunksOf(next)) {
      const rows = await findMovements(db, chain, addresses);
      const said = await findDestinations(db, chain, addresses);
      rows.forEach(onRow);
      destinations.push(...said);
      const hubs = hubsAmong(addresses.filter((address) => !exempt.has(`${chain}:${address}`)), rows);
      const goOn = addresses.filter((address) => !hubs.has(address));
      const paid = notAsked(paidBy(goOn, rows, since)).filter((place) => !isService(keyOf(place)));
      const payers = await findPayers(db, chain, paid.map(({ address }) => address), since);
      reached.push(...payers.map((address) => ({ chain, address })), ...notAsked(said));
    }
    next = reached;
  }
  return destinations;
}

function* chunksOf(places: readonly Place[]): Iterable<{ chain: string; addresses: string[] }> {
  const byChain = new Map<string, string[]>();
  for (const { chain, address } of places) {
    const here = byChain.get(chain);
    if (here === undefined) byChain.set(chain, [address]);
    else here.push(address);
  }
  for (const [chain, addresses] of byChain) {
    for (let i = 0; i < addresses.length; i += CHUNK) yield { chain, addresses: addresses.slice(i, i + CHUNK) };
  }
}

function paidBy(addresses: readonly string[], rows: readonly RecordRow[], since: number): Place[] {
  const payers = new Set(addresses);
  return rows.filter((row) => payers.has(row.from) && row.timestamp >= since && row.amount !== '0').map(({ chain, to }) => ({ chain, address: to }));
}

/** By the rule of the tracer, which stops there too. */
function hubsAmong(addresses: readonly string[], rows: readonly RecordRow[]): Set<string> {
  const others = new Map(addresses.map((address) => [address, new Set<string>()]));
  for (const { from, to, amount } of rows) {
    if (from === to || amount === '0') continue;
    others.get(from)?.add(to);
    others.get(to)?.add(from);
  }
  return new Set(addresses.filter((address) => others.get(address)!.size >= DEFAULTS.hubCounterparties));
}
