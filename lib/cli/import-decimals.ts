import { chainByName } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import { readRegistry } from '@/lib/registry';
import { parseShown } from './import-amount';
import { lowerHex, within } from './trace-cells';
import type { Cells } from './trace-csv';

/** How many decimals an asset has: undefined where nobody says. Assets are contracts, or the symbol of a chain's own asset. */
export type Decimals = (chain: string, asset: string) => number | undefined;

const FORM = /^(?:(.+)=)?(\d{1,2})$/;
const MOST = 77;

/**
 * What `--decimals` says, `18` for all assets or `0xdac1…=6` for one; then the tokens of the registry and the chains'
 * own assets. Throws `bad_request` for what can't be read.
 */
export function readDecimals(given: readonly string[]): Decimals {
  const said = new Map<string | undefined, number>();
  for (const text of given) {
    const [, asset, decimals] = FORM.exec(text) ?? [];
    if (decimals === undefined || Number(decimals) > MOST) {
      throw new TrackerError('bad_request', `--decimals can't be read: "${text}".`, { fix: 'Write 18 for all assets, or ASSET=18 for one.' });
    }
    said.set(asset === undefined ? undefined : lowerHex(asset), Number(decimals));
  }
  return (chain, asset) => said.get(asset) ?? said.get(undefined) ?? knownDecimals(chain, asset);
}

function knownDecimals(chain: string, asset: string): number | undefined {
  const native = chainByName(chain)?.native;
  if (native?.symbol === asset) return native.decimals;
  return readRegistry().tokens.find((token) => token.chain === chain && lowerHex(token.contract) === asset)?.decimals;
}

interface Asset {
  readonly chain: string;
  readonly asset: string;
  /** What the extract calls it. */
  readonly name?: string;
}

/** Where nobody says how many decimals an asset has, its amounts in whole units are no amounts. */
export class UnknownToken extends TrackerError {
  constructor(
    column: string,
    readonly token: Asset,
  ) {
    const { chain, asset, name = '' } = token;
    super('bad_amount', `nobody says how many decimals ${asset}${name === '' ? '' : ` (${name})`} on ${chain} has.`, {
      field: column,
      fix: `Give --decimals ${asset}=N, or leave such tokens out by --skip-unknown-tokens.`,
    });
  }
}

/** The base units of a cell in whole units of an asset. Throws `UnknownToken`, and `bad_amount`. */
export function amountOf(cells: Cells<string>, column: string, asset: Asset, decimals: Decimals): bigint {
  const known = decimals(asset.chain, asset.asset);
  if (known === undefined) throw new UnknownToken(column, asset);
  return within(column, () => parseShown(cells(column), known));
}
