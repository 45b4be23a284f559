import { writeFileSync } from 'node:fs';
import { asTable } from '@/lib/cli/table';
import type { Measured } from './measured';
import { benchGraph } from './graph';
import { benchOverview } from './overview';
import { benchSdn } from './sdn';
import { benchSync } from './sync';
import { benchSyncPages } from './sync-pages';
import { benchSyncSize } from './sync-size';
import { benchTrace } from './trace';
import { benchTraceVsSql } from './trace-vs-sql';

const BENCHES: Readonly<Record<string, () => Promise<Measured[]>>> = {
  sync: benchSync,
  'sync-size': benchSyncSize,
  'sync-pages': benchSyncPages,
  trace: async () => [...(await benchTrace()), ...(await benchTraceVsSql())],
  'sdn-rate': benchSdn,
  graph: benchGraph,
  overview: benchOverview,
};

/** Runs the benchmarks, or those that are named: a table on the screen, and bench.json. Fails when a limit is exceeded. */
const named = process.argv.slice(2);
const unknown = named.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
const results = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  for (const measured of await bench()) results.push({ ...measured, ok: measured.atLeast === true ? measured.value >= measured.limit : measured.value <= measured.limit });
}
const rows = results.map(({ name, value, limit, atLeast, unit, ok }) => [name, value.toFixed(2), `${atLeast === true ? '≥' : '≤'} ${limit}`, ok ? 'yes' : 'NO', unit]);
console.log(asTable([['name', 'value', 'limit', 'kept', 'unit'], ...rows]));
writeFileSync('bench.json', `${JSON.stringify(results, null, 2)}\n`);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
