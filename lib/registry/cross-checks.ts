import { chainByName } from '@/lib/core/chains';
import { parseUnits } from '@/lib/core/money';
import { firstDay, lastDay, parsePartialDate } from '@/lib/core/time';
import { decimalsOf } from './assets';
import { type Registry, type RowOf, TABLE_NAMES, type TableName, TABLES } from './schema';

/** What is wrong between rows: the table, the row counted from 0, the field. */
export interface Fault {
  readonly table: TableName;
  readonly row: number;
  readonly field: string;
  readonly message: string;
}

/** Every fault that shows only when rows are held against one another, the first first. */
export function crossCheck(registry: Registry): Fault[] {
  return [
    ...doubledKeys(registry),
    ...unknownIncidents(registry),
    ...unknownSources(registry),
    ...unusedSources(registry),
    ...unknownDocuments(registry),
    ...accusedAndCleared(registry),
    ...unlistedAssets(registry),
    ...wrongFeeds(registry),
    ...backwardPeriods(registry),
  ];
}

function doubledKeys(registry: Registry): Fault[] {
  return TABLE_NAMES.flatMap((table) => {
    const seen = new Set<string>();
    const keyOf = TABLES[table].key as (row: unknown) => string;
    return registry[table].flatMap((found, row) => {
      const key = keyOf(found);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [{ table, row, field: 'key', message: `"${key}" stands in the file already.` }];
    });
  });
}

interface Referring {
  readonly incident?: string;
  readonly incidents?: readonly string[] | number | null;
  readonly sources?: readonly string[];
}

/** Visits each row of each table with what it refers to. */
function eachRow(registry: Registry, visit: (table: TableName, row: number, found: Referring) => Fault[]): Fault[] {
  return TABLE_NAMES.flatMap((table) => registry[table].flatMap((found: Referring, row) => visit(table, row, found)));
}

function unknownIncidents(registry: Registry): Fault[] {
  const known = new Set(registry.incidents.map(({ slug }) => slug));
  return eachRow(registry, (table, row, { incident, incidents }) => {
    const named = incident === undefined ? [] : [['incident', incident] as const];
    const listed = Array.isArray(incidents) ? incidents.map((slug: string) => ['incidents', slug] as const) : [];
    return [...named, ...listed]
      .filter(([, slug]) => !known.has(slug))
      .map(([field, slug]) => ({ table, row, field, message: `there is no incident "${slug}" in incidents.json.` }));
  });
}

function unknownSources(registry: Registry): Fault[] {
  const known = new Set(registry.sources.map(({ id }) => id));
  return eachRow(registry, (table, row, { sources = [] }) =>
    sources
      .filter((id) => !known.has(id))
      .map((id) => ({ table, row, field: 'sources', message: `there is no source "${id}" in sources.json.` })),
  );
}

function unusedSources(registry: Registry): Fault[] {
  const used = new Set<string>();
  eachRow(registry, (_table, _row, { sources = [] }) => {
    for (const id of sources) used.add(id);
    return [];
  });
  return registry.sources.flatMap(({ id }, row) =>
    used.has(id) ? [] : [{ table: 'sources' as const, row, field: 'id', message: `no fact rests on the source "${id}".` }],
  );
}

function accusedAndCleared({ wallets, misattributions }: Registry): Fault[] {
  const flagged = new Set(wallets.map(({ chain, address }) => `${chain}:${address}`));
  return misattributions.flatMap(({ chain, address }, row) =>
    flagged.has(`${chain}:${address}`) ? [{ table: 'misattributions' as const, row, field: 'address', message: `${address} is in wallets.json, too.` }] : [],
  );
}

function unknownDocuments({ timeline }: Registry): Fault[] {
  const known = new Set(timeline.filter(({ origin }) => origin === 'public').map(({ id }) => id));
  return timeline.flatMap(({ documentId }, row) => {
    if (documentId === null || known.has(documentId)) return [];
    const message = `"${documentId}" is not a timeline entry of public record.`;
    return [{ table: 'timeline' as const, row, field: 'documentId', message }];
  });
}

type Movement = RowOf<'theftTransactions'> | RowOf<'observedTransfers'>;

/** A movement is of the chain's own asset or of a listed token, called by its symbol, and fits its decimals. */
function unlistedAssets(registry: Registry): Fault[] {
  return (['theftTransactions', 'observedTransfers'] as const).flatMap((table) =>
    registry[table].flatMap((movement: Movement, row) => {
      const fault = assetFault(registry, movement);
      return fault === undefined ? [] : [{ table, row, ...fault }];
    }),
  );
}

function assetFault(registry: Registry, movement: Movement): Pick<Fault, 'field' | 'message'> | undefined {
  const { chain, asset, assetContract, kind, amount } = movement;
  if ((kind === 'token') !== (assetContract !== null)) {
    return { field: 'kind', message: `is ${kind ?? 'missing'}, which does not go with its assetContract.` };
  }
  if (asset === null) return amount === null ? undefined : { field: 'asset', message: 'is missing beside an amount.' };
  const token = registry.tokens.find((known) => known.chain === chain && known.contract === assetContract);
  const symbol = assetContract === null ? chainByName(chain)?.native.symbol : token?.symbol;
  if (symbol === undefined) return { field: 'assetContract', message: `${assetContract} is not in tokens.json.` };
  if (symbol !== asset) return { field: 'asset', message: `is "${asset}", but its contract is ${symbol}.` };
  try {
    if (amount !== null) parseUnits(amount, decimalsOf(registry, chain, assetContract));
    return undefined;
  } catch {
    return { field: 'amount', message: `"${amount}" has more decimals than ${asset} can hold.` };
  }
}

/** A feed is on an EVM chain and prices a known asset: its own, or one for which it is said why it stands. */
function wrongFeeds({ priceFeeds, tokens }: Registry): Fault[] {
  return priceFeeds.flatMap(({ chain, contract, description, basis }, row) => {
    const fault = (field: string, message: string) => [{ table: 'priceFeeds' as const, row, field, message }];
    const { form, native } = chainByName(chain) ?? {};
    if (form !== 'evm') return fault('chain', `${chain} has no Chainlink feeds that can be read.`);
    const symbol = contract === null ? native?.symbol : tokens.find((token) => token.chain === chain && token.contract === contract)?.symbol;
    if (symbol === undefined) return fault('contract', `${contract} is not in tokens.json.`);
    const own = description === `${symbol.toUpperCase()} / USD`;
    if (own === (basis === null)) return [];
    return fault('basis', own ? `is not needed: the feed is that of ${symbol}.` : `is missing: "${description}" is not the price of ${symbol}.`);
  });
}

function backwardPeriods({ reportedFlows }: Registry): Fault[] {
  return reportedFlows.flatMap(({ periodStart, periodEnd }, row) => {
    if (periodStart === null || periodEnd === null) return [];
    if (firstDay(parsePartialDate(periodStart)) <= lastDay(parsePartialDate(periodEnd))) return [];
    return [{ table: 'reportedFlows' as const, row, field: 'periodEnd', message: `${periodEnd} lies before ${periodStart}.` }];
  });
}
