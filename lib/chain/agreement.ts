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

/** Everyone answered, and no two alike: nobody can be blamed for that. */
export class NoAgreement extends Error {
  constructor(override readonly cause: EndpointError) {
    super(cause.message, { cause });
  }
}

/** What a reader said of an interval. */
export interface Said {
  readonly reader: Reader;
  readonly digest: string;
  readonly rows: readonly Transfer[];
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
 * Asks readers of different hosts until `quorum` of them gave the same rows; those are the answer, and whoever gave
 * others is blamed. `said` is what was said of the interval before, and takes what is said now: when it is asked
 * again, those who said least have the first turn. Throws `bad_config` where there are fewer hosts, ReaderFailure
 * where somebody could not be asked, NoAgreement where all were.
 */
export async function askUntilAgreed(
  readers: readonly Reader[],
  interval: Interval,
  ask: AskReader,
  quorum: number,
  said: Said[] = [],
): Promise<readonly Transfer[]> {
  const candidates = onePerHost(readers);
  if (candidates.length < quorum) throw tooFew(candidates, quorum);
  const answers = (reader: Reader) => said.filter((one) => one.reader === reader).length;
  let failure: ReaderFailure | undefined;
  for (const reader of candidates.toSorted((a, b) => answers(a) - answers(b))) {
    try {
      const rows = await askOne(reader, interval, ask);
      const digest = digestOf(rows);
      said.push({ reader, digest, rows });
      if (new Set(said.filter((one) => one.digest === digest).map((one) => one.reader)).size < quorum) continue;
      blame(interval, said, { reader, digest, rows });
      return rows;
    } catch (error) {
      if (!(error instanceof ReaderFailure)) throw error;
      if (mayShrink(error.cause)) throw error;
      if (error.cause.code === 'endpoint_contradiction') reader.lane.discard(error.cause);
      failure = error;
    }
  }
  const [a, b] = said.slice(-2);
  if (failure !== undefined || a === undefined || b === undefined) throw failure ?? tooFew(candidates, quorum);
  throw new NoAgreement(contradiction(disagreement(interval, b, a)));
}

function blame(interval: Interval, said: readonly Said[], right: Said): void {
  for (const one of said) if (one.digest !== right.digest) one.reader.lane.discard(contradiction(disagreement(interval, one, right)));
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
    [row.blockHash, row.timestamp, row.txHash, row.kind, row.kind === 'internal' ? '' : row.position, row.from, row.to, row.assetContract ?? '', row.amount].join(),
  );
  return lines.sort().join('\n');
}

function disagreement({ from, to }: Interval, one: Said, other: Said): string {
  const [mine, theirs] = [one, other].map(({ reader }) => reader.lane.endpoint.host);
  const counts = one.rows.length === other.rows.length ? 'as many, but not the same' : String(other.rows.length);
  return `Of blocks ${from} to ${to} ${mine} gave ${one.rows.length} transfers, ${theirs} ${counts}.`;
}

function tooFew(given: readonly Reader[], quorum: number): TrackerError {
  return new TrackerError('bad_config', `QUORUM is ${quorum}, but only ${given.length} endpoint(s) can give this kind of transfer now.`, {
    fix: 'Add endpoints of other operators to RPC_URL_<chain id>, try again later, or lower QUORUM.',
    field: 'QUORUM',
  });
}
