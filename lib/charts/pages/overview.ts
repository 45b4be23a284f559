import type { Overview } from '@/lib/charts/contract';
import { groupBy } from '@/lib/core/group-by';
import { chainByName } from '@/lib/core/chains';
import { formatUnits, sum } from '@/lib/core/money';
import { countList } from '@/lib/db/list-query';
import { findOutflows } from '@/lib/db/flows';
import { findSeries } from '@/lib/db/series';
import { countJointStatements, countWallets, findOfficialTotals } from '@/lib/db/status';
import type { ChartContext } from '../context';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readAll } from '../lists/read';
import { standingSeries } from '../observed';
import { besideOurs } from '../official-totals';
import { sumThefts } from '../thefts';

/** The figures above the overview. Sums are lower bounds: a theft without a known amount adds nothing. */
export async function overviewPage({ db, asOf }: ChartContext): Promise<Overview> {
  const thefts = await readAll(db, LISTS.incidents);
  const all = sumThefts(thefts);
  const official = thefts.filter((theft) => theft.tier === 'official');
  const government = sumThefts(official);
  const wallets = await countWallets(db);
  return {
    stolenUsd: all.loss_usd ?? '0',
    undisputedUsd: sumThefts(thefts.filter(({ tier }) => tier !== 'suspected' && tier !== 'disputed')).loss_usd ?? '0',
    incidents: all.incidents,
    incidentsWithoutAmount: all.incidents_without_amount,
    governmentUsd: government.loss_usd ?? '0',
    governmentIncidents: government.incidents,
    governmentUnverified: official.filter((theft) => theft.statement_access === 'unverified').length,
    unnamedVictimIncidents: thefts.filter((theft) => theft.tier === 'official-unnamed-victim').length,
    jointStatementIncidents: await countJointStatements(db),
    followed: await followed({ db, asOf }),
    wallets: wallets.reduce((total, row) => total + row.wallets, 0),
    walletsByForm: tally(wallets, ({ chain }) => chainByName(chain)?.form ?? chain),
    walletsByTier: tally(wallets, ({ tier }) => tier),
    officialTotals: (await findOfficialTotals(db)).map((row) => besideOurs(row, thefts)),
    sources: await countList(db, LISTS.sources.source, []),
    asOf,
  };
}

function tally(rows: readonly { chain: string; tier: string; wallets: number }[], nameOf: (row: { chain: string; tier: string }) => string) {
  const counted = new Map<string, number>();
  for (const row of rows) counted.set(nameOf(row), (counted.get(nameOf(row)) ?? 0) + row.wallets);
  return Object.fromEntries(counted);
}

/** What left the receiving wallets in all, each theft, asset and basis by itself. */
async function followed({ db }: ChartContext): Promise<Overview['followed']> {
  const flows = await findOutflows(db);
  const series = standingSeries(await findSeries(db), flows).filter((point) => point.asset !== 'USD');
  const steps = [
    ...flows.map((step) => ({ ...step, amount: BigInt(step.amount), contract: step.assetContract ?? '' })),
    ...series.map((step) => ({ ...step, origin: 'series', contract: '' })),
  ];
  const groups = groupBy(steps, ({ incident, asset, contract, origin }) => `${incident} ${asset} ${contract} ${origin}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const asOf = group.map((step) => step.date).sort().at(-1) ?? first.date;
    const amount = formatUnits(sum(group.map((step) => step.amount)), first.decimals);
    return [{ incident: first.incident, asset: first.asset, amount, asOf, origin: first.origin }];
  });
}
