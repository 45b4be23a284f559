import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseShownUsd } from '@/lib/cli/import-amount';
import { readServices, readTransfers } from '@/lib/cli/trace-files';
import type { Ledger } from '@/lib/trace/ledger/ledger';
import { endsByDay } from '@/lib/trace/pace';
import { trace } from '@/lib/trace/trace';
import { METHODS, type Service } from '@/lib/trace/types';
import { sharedCsv, sharedPath } from '../helpers/shared';
import { tempFiles } from '../helpers/temp-file';
import { runTracker } from '../helpers/tracker';

const EDGES = 3_887;
const EXCHANGES = ['Binance', 'HTX', 'Huobi', 'OKX'];
const COLUMNS = 'tx_hash=Tx_hash,block=Block,timestamp=Timestamp,from=From,to=To,usd=Value_in_USD';
const HEADER = 'chain,block,tx_hash,kind,position,timestamp,from,to,asset,amount';
const money = METHODS.filter((method) => method !== 'poison');

const edges = sharedCsv('data/harmony_2023_edges.csv');
const files = tempFiles();
afterAll(files.remove);
const csv = (header: string, rows: readonly string[]) => files.write([header, ...rows, ''].join('\n'));

/** The addresses of exchanges by the labels of the set, whose numbers and deposit wallets are left off. */
const labels = new Map(edges.map((edge) => [edge.To!, EXCHANGES.find((name) => edge.To_label!.startsWith(name))]));
const servicesCsv = csv('chain,address,name,category', [...labels].flatMap(([address, name]) => (name === undefined ? [] : [`ethereum,${address},${name},cex`])));

/** Micro-dollars rounded half up to cents, as the reference has them. */
const cents = (micros: bigint) => (micros + 5_000n) / 10_000n;
/** Exchange and day with cents, and how many transfers they are. */
const reference = sharedCsv('reference/observed_series.csv')
  .filter(({ incident }) => incident === 'harmony-2022')
  .map(({ date, to_name: name, amount = '', transfers }) => [date, name, BigInt(amount.replace('.', '')), Number(transfers)] as const)
  .sort((a, b) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1));

interface Told extends Record<'ends' | 'held' | 'frontier' | 'fees', { category: string; name: string; amount: string; usd_micros: string }[]> {
  readonly received_by_day: { date: string; name: string; amount: string; transfers: number }[];
}

let transfersCsv: string;
let ledger: Ledger;
let services: Service[];
beforeAll(async () => {
  transfersCsv = files.write('', 'T.csv');
  const ran = await runTracker(['import', sharedPath('data/harmony_2023_edges.csv'), '--columns', COLUMNS, '--kind', 'token', '--out', transfersCsv, '--json']);
  expect([ran.code, JSON.parse(ran.stdout)]).toMatchObject([0, { transfers: EDGES, fees: 0, doubled: 0 }]);
  ledger = await readTransfers(transfersCsv, () => undefined);
  services = await readServices(servicesCsv);
});

/** By how much each wallet pays more than it got up to then, at the most. Nobody asks that of exchanges. */
function shortages(): [string, bigint][] {
  const balance = new Map<string, bigint>();
  const short = new Map<string, bigint>();
  for (let i = 0; i < ledger.size; i++) {
    const [from, to] = [ledger.from[i]!, ledger.to[i]!].map((account) => ledger.accounts.nameOf(account).address) as [string, string];
    const left = (balance.get(from) ?? 0n) - ledger.amount(i);
    balance.set(from, left);
    if (left < -(short.get(from) ?? 0n)) short.set(from, -left);
    balance.set(to, (balance.get(to) ?? 0n) + ledger.amount(i));
  }
  return [...short].filter(([address]) => labels.get(address) === undefined);
}

describe('the 3,887 edges of the Harmony set, which have dollars and no token amounts', () => {
  it('are imported one for one: every edge with its time, its ends and its dollars, rounded to the micro-dollar', () => {
    const content = (from: string, to: string, hash: string, at: string, usd: number) => `${from} ${to} ${hash} ${at} ${usd.toFixed(6)}`;
    const rows = parse<Record<string, string>>(readFileSync(transfersCsv, 'utf8'), { columns: true });
    const found = rows.map((row) => content(row.from!, row.to!, row.tx_hash!, row.timestamp!, Number(row.amount) / 1e6));
    const given = edges.map((row) => content(row.From!, row.To!, row.Tx_hash!, `${row.Timestamp!.replace(' ', 'T')}Z`, Number(row.Value_in_USD)));
    expect(found.sort()).toEqual(given.sort());
  });

  it('are followed by the command from the wallets marked as sources into the labelled exchanges, and nothing is lost', async () => {
    const sources = new Set(edges.filter(({ From_label: label }) => label!.endsWith('SRC')).map(({ From }) => From!));
    const rows = parse<Record<string, string>>(readFileSync(transfersCsv, 'utf8'), { columns: true }).filter(({ from }) => sources.has(from!));
    const dollars = (micros: string) => `${micros.slice(0, -6) || '0'}.${micros.slice(-6).padStart(6, '0')}`;
    const thefts = csv('incident,tx_hash,kind,position,usd', rows.map(({ tx_hash, kind, position, amount = '' }) => `harmony-2022,${tx_hash},${kind},${position},${dollars(amount)}`));
    const ran = await runTracker(['trace', '--transfers', transfersCsv, '--thefts', thefts, '--services', servicesCsv, '--json']);
    expect(ran.code).toBe(0);
    const told = JSON.parse(ran.stdout) as Told;
    const sum = (places: { amount: string }[]) => places.reduce((total, { amount }) => total + BigInt(amount), 0n);
    expect(sum(told.ends) + sum(told.held)).toBe(rows.reduce((total, { amount = '' }) => total + BigInt(amount), 0n));
    expect([told.frontier, told.fees]).toEqual([[], []]);
    const exchanges = told.ends.filter(({ category }) => category === 'cex');
    expect(new Set(exchanges.map(({ name }) => name))).toEqual(new Set(EXCHANGES));
    // A share of the theft is worth what it was worth then: the dollars of the set itself.
    for (const { amount, usd_micros } of exchanges) expect(usd_micros).toBe(amount);
    const received = told.received_by_day.map(({ date, name, amount, transfers }) => [date, name, cents(BigInt(amount)), transfers]);
    expect(received).toEqual(reference);
    for (const name of EXCHANGES) {
      const all = told.received_by_day.filter((row) => row.name === name);
      expect(sum(exchanges.filter((end) => end.name === name)) <= sum(all)).toBe(true);
    }
  });

  // The set begins in the middle of the way. What a wallet pays and never got in it came to it unseen; all of the set
  // is loot, so that is loot too. Then all that wallets pay to an exchange is stolen, whichever coin was which. What the
  // reference has beyond that moved between addresses of exchanges: the trace stops at the first of them.
  it.each(money)('bring each exchange on each day the sums of the reference: %s', async (method) => {
    const unseen = shortages().map(([address, amount], i) => `ethereum,1,unseen${i},token,#0,2022-06-23T00:00:00Z,0x${'f'.repeat(40)},${address},USD,${amount}`);
    const whole = await readTransfers(csv(HEADER, [...unseen, ...readFileSync(transfersCsv, 'utf8').trimEnd().split('\n').slice(1)]), () => undefined);
    const thefts = unseen.map((_, i) => ({ incident: 'harmony-2022', txHash: `unseen${i}`, kind: 'token', position: '#0', usdMicros: null }) as const);
    const found = trace(whole, thefts, { method, services });
    const days = new Map(reference.map(([date, name, amount]) => [`${date} ${name}`, { traced: 0n, between: 0n, reference: amount }]));
    for (const { date, name, category, amount } of endsByDay(found)) if (category === 'cex') days.get(`${date} ${name}`)!.traced += amount;
    for (const { From: from, To: to, Timestamp: time, Value_in_USD: usd } of edges) {
      if (labels.get(from!) !== undefined && labels.get(to!) !== undefined) days.get(`${time!.slice(0, 10)} ${labels.get(to!)}`)!.between += parseShownUsd(usd!);
    }
    for (const day of days.values()) expect(cents(day.traced + day.between)).toBe(day.reference);
    expect(found.assumed).toEqual([]);
  });
});
