import { isoSeconds } from '@/lib/core/time';
import { allPaths } from '@/lib/trace/answer';
import { NOBODY } from '@/lib/trace/ledger/columns';
import type { Path } from '@/lib/trace/paths';
import type { ChartContext } from '../context';
import { readParams } from '../params';
import { createNames, type Names } from './names';
import * as fields from './params';
import { type Traced, traceIncident } from './traced';

/** More ways nobody follows by hand, and a machine asks for `paths=1`. */
const MOST_PATHS = 10_000;

/** The paths of a trace as rows. */
export interface PathTable {
  readonly rows: Iterable<object>;
  /** How many rows there are. */
  readonly total: number;
  /** Whether every way into every place is among them. */
  readonly complete: boolean;
}

/**
 * The ways from the theft to where the loot is, transaction by transaction; none under poison. Parameters as for
 * `traceView`. Throws as that does.
 */
export async function tracePaths({ db }: ChartContext, incident: string, query: URLSearchParams): Promise<PathTable> {
  const params = readParams(query, fields.viewParameters);
  const traced = await traceIncident(db, incident, params.method);
  const { paths, total } = params.method === 'poison' ? { paths: [], total: 0 } : allPaths(traced.trace, params.paths, MOST_PATHS);
  return {
    rows: records(paths, traced),
    total: paths.reduce((sum, { movements }) => sum + movements.length, 0),
    complete: paths.length === total,
  };
}

function* records(paths: readonly Path[], traced: Traced): Iterable<object> {
  const names = createNames(traced.assets, new Map());
  for (const [i, path] of paths.entries()) {
    for (const [step, movement] of path.movements.entries()) yield record(i + 1, path, step, movement, traced, names);
  }
}

function record(nth: number, { place, amount, micros }: Path, step: number, movement: number, { incident, trace: { method }, ledger, assets }: Traced, names: Names): object {
  const end = ledger.accounts.nameOf(place.account);
  // A fee goes to nobody: its payer is where it was last.
  const to = ledger.to[movement] === NOBODY ? ledger.from[movement]! : ledger.to[movement]!;
  const { chain, address, asset } = ledger.accounts.nameOf(to);
  return {
    incident,
    method,
    path: nth,
    step,
    chain,
    tx_hash: ledger.txHash[movement]!,
    time: isoSeconds(ledger.timestamp[movement]!),
    to: names.party(chain, address).address,
    step_asset: assets.of(chain, asset).symbol,
    to_category: place.category,
    to_name: place.name,
    ...names.sum(end.chain, end.asset, amount, micros),
  };
}
