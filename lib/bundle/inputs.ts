import { z } from 'zod';
import type { TraceInput } from '@/lib/charts/trace';
import { TrackerError } from '@/lib/core/errors';
import { formatUnits, formatUsd, parseUsd, valueInUsd } from '@/lib/core/money';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import type { Ledger } from '@/lib/trace/ledger/ledger';
import type { Trace } from '@/lib/trace/trace';
import type { BridgeHint, Coverage, Service, Theft } from '@/lib/trace/types';

/** The files of a bundle that hold what the trace was given beside its transfers, each a JSON array of rows. */
export const INPUT_FILES = {
  thefts: 'inputs/thefts.json',
  services: 'inputs/services.json',
  coverage: 'inputs/coverage.json',
  hints: 'inputs/bridge-hints.json',
} as const;

const units = z.string().regex(/^\d{1,78}$/);
const thefts = z.array(z.strictObject({
  incident: z.string(),
  chain: z.string(),
  tx_hash: z.string(),
  kind: z.enum(TRANSFER_KINDS),
  position: z.string(),
  to: z.string(),
  asset: z.string(),
  decimals: z.int().min(0).max(255),
  amount: z.string(),
  amount_base_units: units,
  price_usd: z.string().nullable(),
  price_sources: z.array(z.string()),
  usd: z.string().nullable(),
  basis: z.enum(['fetched', 'shipped', 'reported']),
}));
const services = z.array(z.strictObject({ chain: z.string(), address: z.string(), name: z.string(), category: z.string(), sources: z.array(z.string()) }));
const coverage = z.array(z.strictObject({ chain: z.string(), address: z.string(), asset: z.string(), complete_until: z.union([z.literal('the last final block'), z.int()]) }));
const hints = z.array(z.strictObject({ tx_hash: z.string(), chain: z.string(), address: z.string(), asset: z.string().nullable(), amount_base_units: units.nullable() }));

/** The thefts as rows: which transfer, what it took, what that was worth at the price of the day and who says so. */
export function* theftRows({ thefts: loaded, ledger, assets }: TraceInput, found: Trace): Iterable<z.infer<typeof thefts>[number]> {
  const byKey = new Map(loaded.map((theft) => [keyOf(theft), theft]));
  for (const { movement, incident, txHash, kind, position, usdMicros } of found.thefts) {
    const { chain, address, asset } = ledger.accounts.nameOf(ledger.to[movement]!);
    const { symbol, decimals } = assets.of(chain, asset);
    const { priceMicros, priceSourceIds, basis } = byKey.get(keyOf({ txHash, kind, position }))!;
    const amount = ledger.amount(movement);
    yield {
      incident, chain, tx_hash: txHash, kind: TRANSFER_KINDS.find((one) => one === kind)!, position, to: address,
      asset: symbol, decimals, amount: formatUnits(amount, decimals), amount_base_units: amount.toString(),
      price_usd: priceMicros === null ? null : formatUsd(priceMicros), price_sources: [...new Set(priceSourceIds)].sort(),
      usd: usdMicros === null ? null : formatUsd(usdMicros), basis,
    };
  }
}

function keyOf({ txHash, kind, position }: Pick<Theft, 'txHash' | 'kind' | 'position'>): string {
  return `${txHash} ${kind} ${position}`;
}

/** Of which accounts it is known what they sent, as rows; of all others nothing is. */
export function* coverageRows({ accounts }: Ledger, known: Coverage): Iterable<z.infer<typeof coverage>[number]> {
  for (let account = 0; account < accounts.size; account++) {
    const { chain, address, asset } = accounts.nameOf(account);
    const until = known(chain, address, asset);
    if (until !== 'none') yield { chain, address, asset, complete_until: until === 'full' ? 'the last final block' : until };
  }
}

/** What bridges said of where value went, as rows. */
export function* hintRows(given: ReadonlyMap<string, BridgeHint>): Iterable<z.infer<typeof hints>[number]> {
  const sorted = [...given].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [txHash, { chain, address, asset = null, amount }] of sorted) {
    yield { tx_hash: txHash, chain, address, asset, amount_base_units: amount === undefined ? null : amount.toString() };
  }
}

/** What the tracer is given beside its ledger. */
export interface Inputs {
  readonly thefts: readonly Theft[];
  readonly services: readonly Service[];
  readonly coverage: Coverage;
  readonly bridgeHints: ReadonlyMap<string, BridgeHint>;
}

/**
 * Reads the inputs back from their files; `textOf` gives the text of one. Throws `bad_value` with the file and the place
 * in it for what can't be read, and for a value that is not amount times price.
 */
export async function readInputs(textOf: (file: string) => Promise<string>): Promise<Inputs> {
  const read = async <T>(file: string, schema: z.ZodType<T>) => parsed(file, await textOf(file), schema);
  const until = new Map((await read(INPUT_FILES.coverage, coverage)).map(({ chain, address, asset, complete_until: at }) => [`${chain} ${address} ${asset}`, typeof at === 'number' ? at : 'full'] as const));
  const said = await read(INPUT_FILES.hints, hints);
  return {
    thefts: (await read(INPUT_FILES.thefts, thefts)).map(theftOf),
    services: (await read(INPUT_FILES.services, services)).map(({ chain, address, name, category }) => ({ chain, address, name, category })),
    coverage: (chain, address, asset) => until.get(`${chain} ${address} ${asset}`) ?? 'none',
    bridgeHints: new Map(said.map(({ tx_hash: txHash, chain, address, asset, amount_base_units: amount }) => [
      txHash, { chain, address, ...(asset === null ? {} : { asset }), ...(amount === null ? {} : { amount: BigInt(amount) }) },
    ])),
  };
}

function theftOf({ incident, tx_hash: txHash, kind, position, decimals, amount, amount_base_units: base, price_usd: price, usd }: z.infer<typeof thefts>[number], i: number): Theft {
  const value = price === null ? null : formatUsd(valueInUsd(BigInt(base), decimals, parseUsd(price)));
  const where = `data/${INPUT_FILES.thefts}, row ${i + 1}`;
  if (formatUnits(BigInt(base), decimals) !== amount) throw new TrackerError('bad_value', `${where}: the amount ${amount} is not its ${base} base units.`);
  if (value !== usd) throw new TrackerError('bad_value', `${where}: ${usd ?? 'no value'} is not the amount at its price, ${value ?? 'which is unknown'}.`);
  return { incident, txHash, kind, position, usdMicros: usd === null ? null : parseUsd(usd), where };
}

/** A JSON document of a bundle that has the shape. Throws `bad_value` with the file and the place in it. */
export function parsed<T>(file: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TrackerError('bad_value', `data/${file} is no JSON.`, { cause: error });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new TrackerError('bad_value', `data/${file}, at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it has another shape'}.`);
}
