import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite';
import { createTurns } from './turns';

/** What drizzle asks of PGlite. */
export interface EmbeddedClient {
  readonly query: Run;
  transaction<T>(work: (tx: { readonly query: Run }) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

type Run = (sql: string, params?: unknown[], options?: QueryOptions) => Promise<Results>;

interface Answer {
  readonly id: number;
  readonly result?: Results;
  readonly failure?: { readonly message: string; readonly code?: string };
}

interface Waiting {
  readonly resolve: (result: Results) => void;
  readonly reject: (error: Error) => void;
}

const THREAD = join(process.cwd(), 'lib', 'db', 'embedded', 'thread.mjs');

/**
 * The embedded database in a thread of its own: a statement takes a tenth of a second now and then, and as long the
 * process could answer nobody. Statements and transactions run one at a time, as `createTurns` has them. Rejects with
 * what PGlite says when the folder can't be opened.
 */
export async function openEmbeddedClient(dataDir: string): Promise<EmbeddedClient> {
  const thread = startThread(dataDir);
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let ended: Error | undefined;
  const turns = createTurns();

  function send(request: { what: string; sql?: string; params?: unknown[]; rowMode?: string }): Promise<Results> {
    return new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      const id = asked++;
      waiting.set(id, { resolve, reject });
      // The process lives as long as it waits for an answer, and not for the thread as such.
      thread.ref();
      thread.postMessage({ id, ...request });
    });
  }

  function settle(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) thread.unref();
    return found;
  }

  thread.on('message', ({ id, result, failure }: Answer) => {
    const asker = settle(id);
    if (failure === undefined) asker?.resolve(result as Results);
    else asker?.reject(Object.assign(new Error(failure.message), { code: failure.code }));
  });
  const end = (error: Error) => {
    ended ??= error;
    for (const id of [...waiting.keys()]) settle(id)?.reject(error);
  };
  thread.on('error', end);
  thread.on('exit', () => end(new Error('The embedded database is closed.')));

  const run: Run = (sql, params, options) => send({ what: 'query', sql, params, rowMode: options?.rowMode });

  try {
    await send({ what: 'open' });
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return {
    query: (...statement) => turns.statement(() => run(...statement)),
    transaction: (work) =>
      turns.transaction(async () => {
        await run('begin');
        try {
          const result = await work({ query: run });
          await run('commit');
          return result;
        } catch (error) {
          await run('rollback');
          throw error;
        }
      }),
    async close() {
      await send({ what: 'close' });
      await thread.terminate();
    },
  };
}

/** Asked for at run time: the bundler would make a part of its own of a thread that it sees. */
function startThread(dataDir: string): Worker {
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  return new Thread(THREAD, { workerData: { dataDir }, execArgv: [] });
}

/** Drizzle's driver takes a PGlite, and asks no more of it than this. */
export function asPglite(client: EmbeddedClient): PGlite {
  return client as unknown as PGlite;
}
