import pg from 'pg';
import { trace } from '@/lib/trace/trace';
import type { Movement } from '@/lib/trace/types';
import { startPostgres } from '../helpers/postgres';
import type { Measured } from './measured';
import { ledgerOfPayments, madeUpPayments, type Payments } from './payments';

const TRANSFERS = 1_000_000;
const ROWS_AT_ONCE = 10_000;
/** A query of many seconds needs fewer turns than a trace of less than one. */
const TURNS = { query: 2, trace: 9 } as const;

/** Only the first arrival at an address matters, but a recursive query can't keep it: it follows each, by the index. */
const REACH = `
  with recursive reached (address, at) as (
    select recipient, at from transfers where stolen
    union
    select next.recipient, next.at
    from reached join transfers next on next.sender = reached.address and next.at > reached.at
    where next.amount > 0
  )
  select distinct address from reached`;

interface Reach {
  readonly milliseconds: number;
  readonly addresses: ReadonlySet<string>;
}

/**
 * `trace-vs-sql`: the time of a trace by poison, which addresses the thefts can have reached in the order of time, over
 * that of a recursive query in PostgreSQL on the same rows, indexed and analysed, with memory enough to stay off the
 * disk. Fails where the two don't give the same addresses.
 */
export async function benchTraceVsSql(): Promise<Measured[]> {
  const payments = madeUpPayments(TRANSFERS);
  const theirs = await reachByQuery(payments);
  const ours = await reachByTrace(payments);
  const different = lacking(ours, theirs) + lacking(theirs, ours);
  if (different > 0) throw new Error(`The trace and the query differ by ${different} of ${theirs.addresses.size} addresses.`);
  console.error(`reach of ${ours.addresses.size} addresses over ${TRANSFERS} transfers: trace ${ours.milliseconds.toFixed(0)} ms, recursive query ${theirs.milliseconds.toFixed(0)} ms`);
  return [{ name: 'trace-vs-sql', value: ours.milliseconds / theirs.milliseconds, limit: 1 / 20, unit: 'of a recursive query in PostgreSQL' }];
}

/** How many addresses of the one are not in the other. */
function lacking(one: Reach, other: Reach): number {
  return [...one.addresses].filter((address) => !other.addresses.has(address)).length;
}

function reachByTrace(payments: Payments): Promise<Reach> {
  const ledger = ledgerOfPayments(payments);
  const { accounts } = ledger;
  return fastest(TURNS.trace, () => {
    const { held, ends } = trace(ledger, payments.thefts, { method: 'poison', hubCounterparties: Infinity });
    return [...held, ...ends].map(({ account }) => accounts.addressName(accounts.addressOf(account)).address);
  });
}

async function reachByQuery(payments: Payments): Promise<Reach> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    await load(client, payments);
    return await fastest(TURNS.query, async () => (await client.query<{ address: string }>(REACH)).rows.map(({ address }) => address));
  } finally {
    await client.end();
    await server.stop();
  }
}

async function load(client: pg.Client, payments: Payments): Promise<void> {
  const stolen = new Set(payments.thefts.map(({ txHash }) => txHash));
  await client.query("set work_mem = '1GB'");
  await client.query('create temporary table transfers (at integer not null, sender text not null, recipient text not null, amount numeric(78,0) not null, stolen boolean not null)');
  let at = 0;
  const insert = async (part: readonly Movement[]) => {
    await client.query('insert into transfers select * from unnest($1::integer[], $2::text[], $3::text[], $4::numeric[], $5::boolean[])', [
      part.map(() => at++),
      part.map(({ from }) => from),
      part.map(({ to }) => to),
      part.map(({ amount }) => amount.toString()),
      part.map(({ txHash }) => stolen.has(txHash)),
    ]);
  };
  let part: Movement[] = [];
  for (const movement of payments.movements()) {
    part.push(movement);
    if (part.length < ROWS_AT_ONCE) continue;
    await insert(part);
    part = [];
  }
  await insert(part);
  await client.query('create index on transfers (sender, at)');
  await client.query('analyze transfers');
}

async function fastest(turns: number, reach: () => readonly string[] | Promise<readonly string[]>): Promise<Reach> {
  let milliseconds = Infinity;
  let addresses: readonly string[] = [];
  for (let i = 0; i < turns; i++) {
    const begun = performance.now();
    addresses = await reach();
    milliseconds = Math.min(milliseconds, performance.now() - begun);
  }
  return { milliseconds, addresses: new Set(addresses) };
}
