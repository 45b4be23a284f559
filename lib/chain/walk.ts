import type { Interval } from '@/lib/core/intervals';
import { TrackerError } from '@/lib/core/errors';
import type { Transfer } from '@/lib/core/transfer';
import { type AskReader, askOne, askUntilAgreed, hosts, mayShrink, NoAgreement, ReaderFailure, type Said } from './agreement';
import { EndpointError } from './errors';
import { pause } from './pool/pause';
import { inOrder, type Piece, type Reader } from './reader';
import { createTodo, type Todo } from './todo';

export interface WalkOptions {
  readonly readers: readonly Reader[];
  readonly ask: AskReader;
  /** Called with each piece, one at a time; the walk goes on when it resolves. */
  readonly onPiece: (piece: Piece) => Promise<void>;
  /** How many readers of different hosts must give the same rows. Default 1. */
  readonly quorum?: number;
  /** Pieces under way at one time. Default 2 for each reader and one that is being stored, 6 at most. */
  readonly parallel?: number;
  readonly signal?: AbortSignal;
  readonly clock?: () => number;
}

/** A time-out this long after the last answer ends the walk: one smaller range was tried by then. */
const PATIENCE_MS = 5_000;
/** A provider that asks to send less is waited for as long as this after the last answer. */
const RATE_PATIENCE_MS = 120_000;
/** How often a piece is asked of one reader again after it failed or told what can't be true. */
const TRIES = 5;

/**
 * Walks over intervals from the newest block to the oldest, in pieces that the readers can answer. Together the
 * pieces are the intervals, without gap or overlap. A piece that is refused is asked for in smaller ones, down to a
 * block; one that is answered wrongly or not at all is asked of the next reader. Throws what the last reader
 * failed with: then nothing of that piece was given.
 */
export async function walkDown(intervals: readonly Interval[], options: WalkOptions): Promise<void> {
  const { readers, parallel = Math.min(6, 1 + 2 * readers.length), onPiece } = options;
  const todo = createTodo(intervals);
  const ended = new AbortController();
  const signal = options.signal === undefined ? ended.signal : AbortSignal.any([options.signal, ended.signal]);
  const state: WalkState = { lastAnswer: (options.clock ?? Date.now)(), useless: new Set() };
  let giving: Promise<void> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;
  // How much an answer holds is known after the first: several of unknown size at once may be more than fits in memory.
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));

  async function slot(waitsFor?: Promise<void>): Promise<void> {
    await waitsFor;
    for (let next = await todo.take(); next !== undefined; next = await todo.take()) {
      // Others wait for what was taken: it may be put back.
      if (failure !== undefined) {
        todo.read();
        continue;
      }
      const piece = await readTop(next, todo, state, { ...options, signal }).finally(() => todo.read());
      begin();
      const given = giving.then(() => (failure === undefined ? onPiece(piece) : undefined));
      giving = given.catch(() => undefined);
      await given;
    }
  }

  const slots = Array.from({ length: parallel }, (_, i) =>
    slot(i === 0 ? undefined : begun)
      .catch((error: unknown) => {
        failure ??= { error };
        // Nobody goes on waiting for what will not be used.
        ended.abort();
      })
      .finally(() => begin()),
  );
  await Promise.all(slots);
  if (failure !== undefined) throw failure.error;
}

interface WalkState {
  lastAnswer: number;
  /** Refused a single block for a reason of their own: older blocks are not asked of them. */
  readonly useless: Set<Reader>;
}

/** Reads as much of the upper end of an interval as can be had at once; the rest goes back to what is to do. */
async function readTop(interval: Interval, todo: Todo, state: WalkState, options: WalkOptions): Promise<Piece> {
  const { readers, ask, quorum = 1, signal, clock = Date.now } = options;
  const tries = new Map<Reader, number>();
  const candidates = () => inOrder(readers.filter((reader) => !state.useless.has(reader) && (tries.get(reader) ?? 0) < TRIES));
  let left = interval;
  let failure: ReaderFailure | undefined;
  let said: Said[] = [];
  let rounds = 0;

  /** Leaves the lower part to whoever is free. */
  const cut = (blocks: number): void => {
    if (left.to - left.from < blocks) return;
    todo.putBack({ from: left.from, to: left.to - blocks });
    left = { from: left.to - blocks + 1, to: left.to };
    said = [];
  };

  for (;;) {
    const [first, ...others] = candidates();
    const asked = first === undefined ? [] : quorum === 1 ? [first] : [first, ...others];
    if (first === undefined || (failure !== undefined && hosts(asked) < quorum)) throw lastWord(failure, left);
    cut(Math.min(...asked.map(({ size }) => size.current())));
    const blocks = left.to - left.from + 1;
    try {
      const rows = quorum === 1 ? await askOne(first, left, ask) : await askUntilAgreed(asked, left, ask, quorum, said);
      state.lastAnswer = clock();
      for (const reader of quorum === 1 ? [first] : new Set(said.map((one) => one.reader))) reader.size.succeeded(blocks, rows.length);
      return { interval: left, rows: inOrderOfChain(rows) };
    } catch (error) {
      if (error instanceof NoAgreement) {
        if (++rounds === TRIES) throw error.cause;
        await pause(100 * 2 ** rounds, signal);
        continue;
      }
      if (!(error instanceof ReaderFailure)) throw error;
      failure = error;
      await afterFailure(error, blocks);
    }
  }

  /** Shrinks the range, waits, or gives the reader up for this piece. */
  async function afterFailure({ reader, cause }: ReaderFailure, blocks: number): Promise<void> {
    const since = clock() - state.lastAnswer;
    const count = (tries.get(reader) ?? 0) + 1;
    // Where a quorum fails, nobody else is left to be asked in the meantime.
    const isNext = () => quorum > 1 || candidates()[0] === reader;
    if (cause.reason === 'rate' && reader.lane.wait() + since < RATE_PATIENCE_MS && since < RATE_PATIENCE_MS) {
      if (isNext()) await pause(Math.max(reader.lane.wait(), 100), signal);
      return;
    }
    if (mayShrink(cause)) {
      const slow = cause.reason === 'slow';
      if (reader.size.refused(blocks, slow, cause.limit) && !(slow && since > PATIENCE_MS)) return;
      if (cause.reason === 'other') state.useless.add(reader);
      tries.set(reader, TRIES);
      return;
    }
    const wrong = cause.code === 'endpoint_contradiction';
    if (wrong) reader.lane.discard(cause);
    tries.set(reader, wrong || cause.heals !== 'never' ? count : TRIES);
    if (!wrong && isNext()) await pause(100 * 2 ** count, signal);
  }
}

function lastWord(failure: ReaderFailure | undefined, { from, to }: Interval): unknown {
  if (failure === undefined) return new TrackerError('bad_config', 'No endpoint is configured for this chain.');
  const { cause } = failure;
  if (from < to || !(cause instanceof EndpointError) || cause.reason !== 'range') return cause;
  return new TrackerError('endpoint_incapable', `Even a single block is too much: ${cause.message}`, {
    fix: 'Use another endpoint for this chain.',
    cause,
  });
}

const byPlace = (a: Transfer, b: Transfer) => a.block - b.block;

/** By block; within one as the source gave them, which is the same each time. */
function inOrderOfChain(rows: readonly Transfer[]): readonly Transfer[] {
  return rows.every((row, i) => i === 0 || row.block >= (rows[i - 1]?.block ?? 0)) ? rows : rows.toSorted(byPlace);
}
