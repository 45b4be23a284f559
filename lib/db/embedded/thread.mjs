import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';

// The other side of client.ts: runs what it is sent, one statement after the other. Plain JavaScript, since Node loads it
// by itself.

const asText = (value) => value;
/** Drizzle reads times itself, and so are these read by drizzle's own driver; numbers are arrays of them. */
const [TIMESTAMPS, TIMESTAMPTZS, DATES, INTERVALS, NUMERICS] = [1115, 1185, 1182, 1187, 1231];
const texts = [types.TIMESTAMP, types.TIMESTAMPTZ, types.DATE, types.INTERVAL, TIMESTAMPS, TIMESTAMPTZS, DATES, INTERVALS, NUMERICS];
const parsers = Object.fromEntries(texts.map((type) => [type, asText]));

const opened = PGlite.create(workerData.dataDir);

async function run({ what, sql, params, rowMode }) {
  const client = await opened;
  if (what === 'close') return client.close();
  if (what === 'open') return undefined;
  const { rows, fields, affectedRows } = await client.query(sql, params, { rowMode, parsers });
  return { rows, fields, affectedRows };
}

parentPort.on('message', async ({ id, ...request }) => {
  try {
    parentPort.postMessage({ id, result: await run(request) });
  } catch (error) {
    // A code is no part of what is kept of an error on its way between threads.
    parentPort.postMessage({ id, failure: { message: String(error?.message ?? error), code: error?.code } });
  }
});
