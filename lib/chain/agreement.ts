import type { Interval } from '@/lib/core/intervals';
import { TrackerError } from '@/lib/core/errors';
import type { Transfer } from '@/lib/core/transfer';
import { contradiction, EndpointError } from './errors';
import type { Reader } from './reader';

/** A failed question to a reader, so that the asker knows whom it failed at. */
export class ReaderFailure extends Error {
  constructor(
    readonly reader: Reader,
    override readonly cause: EndpointError,
  ) {
    super(cause.message, { cause });
  }
}

export type AskReader = (reader: Reader, interval: Interval) => Promise<readonly Transfer[]>;

/** Asks one reader. Throws ReaderFailure for what is the endpoint's fault. */
export async function askOne(reader: Reader, interval: Interval, ask: AskReader): Promise<readonly Transfer[]> {
  try {
    return await ask(reader, interval);
  } catch (error) {
    if (error instanceof EndpointError) throw new ReaderFailure(reader, error);
    throw error;
  }
}

/**
 * Asks readers of different hosts until `quorum` of them give the same rows; those are the answer, and whoever
 * gave others is blamed. Throws `bad_config` where there are fewer hosts, ReaderFailure where none agree.
 */
export async function askUntilAgreed(
  readers: readonly Reader[],
  interval: Interval,
  ask: AskReader,
  quorum: number,
): Promise<readonly Transfer[]> {
  const candidates = onePerHost(readers);
  if (candidates.length < quorum) throw tooFew(candidates, quorum);
  const given: { reader: Reader; digest: string; rows: readonly Transfer[] }[] = [];
  let failure: ReaderFailure | undefined;
  for (const reader of candidates) {
    try {
      const rows = await askOne(reader, interval, ask);
      given.push({ reader, digest: digestOf(rows), rows });
    } catch (error) {
      if (!(error instanceof ReaderFailure)) throw error;
      if (mayShrink(error.cause)) throw error;
      failure = error;
      reader.lane.discard(error.message);
      continue;
    }
    const last = given.at(-1);
    const same = given.filter(({ digest }) => digest === last?.digest);
    if (last === undefined || same.length < quorum) continue;
    for (const other of given) {
      if (other.digest !== last.digest) other.reader.lane.discard(disagreement(interval, other, last));
    }
    return last.rows;
  }
  const [a, b] = given;
  if (a === undefined || b === undefined) throw failure ?? tooFew(candidates, quorum);
  throw new ReaderFailure(b.reader, contradiction(disagreement(interval, b, a)));
}

/** A smaller range may be answered. */
export function mayShrink({ reason }: EndpointError): boolean {
  return reason === 'range' || reason === 'slow' || reason === 'other';
}

/** How many different hosts the readers stand for. */
export function hosts(readers: readonly Reader[]): number {
  return onePerHost(readers).length;
}

function onePerHost(readers: readonly Reader[]): Reader[] {
  const hosts = new Map<string, Reader>();
  for (const reader of readers) if (!hosts.has(reader.lane.endpoint.host)) hosts.set(reader.lane.endpoint.host, reader);
  return [...hosts.values()];
}

/** Positions of internal transfers are left out: sources number them differently. */
function digestOf(rows: readonly Transfer[]): string {
  const lines = rows.map((row) =>
    [row.blockHash, row.txHash, row.kind, row.kind === 'internal' ? '' : row.position, row.from, row.to, row.assetContract ?? '', row.amount].join(),
  );
  return lines.sort().join('\n');
}

type Given = { readonly reader: Reader; readonly rows: readonly Transfer[] };

function disagreement({ from, to }: Interval, one: Given, other: Given): string {
  const said = ({ reader, rows }: Given) => `${reader.lane.endpoint.host} ${rows.length}`;
  const counts = one.rows.length === other.rows.length ? 'as many, but not the same' : `${said(other)}`;
  return `On blocks ${from} to ${to} ${said(one)} transfers, ${counts}.`;
}

function tooFew(given: readonly Reader[], quorum: number): TrackerError {
  return new TrackerError('bad_config', `QUORUM is ${quorum}, but only ${given.length} endpoint(s) can give this kind of transfer.`, {
    fix: 'Add endpoints of other operators to RPC_URL_<chain id>, or lower QUORUM.',
    field: 'QUORUM',
  });
}
