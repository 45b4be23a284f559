import type { WalletBalanceRow } from '@/lib/charts/contract';
import { niceValues } from '@/lib/drawing/nice';
import { shortAddress } from '@/lib/format/address';
import { plural } from '@/lib/format/number';
import { bottomAxis, isNarrow, leftRoom, plotIn } from '../axes';
import type { Drawing } from '../canvas';
import { element, line } from '../markup';
import { usd } from './scales';

const ROW = 24;

interface Held {
  readonly wallet: string;
  readonly chain: string;
  /** Dollars as a float: for drawing alone. */
  readonly usd: number;
}

/** The wallets that hold the most, of those whose balances were asked for. */
export const walletBalances: Drawing<WalletBalanceRow> = {
  empty: ({ rows }) => {
    if (rows.length === 0) return 'No flagged wallet is of this choice.';
    return heldOf(rows).length === 0 ? `Nobody has asked for the balances of these ${plural(walletsOf(rows), 'wallet')} yet.` : undefined;
  },
  aside: ({ rows }) => {
    const unknown = new Set(rows.filter((row) => row.asset === null).map((row) => `${row.chain} ${row.wallet}`)).size;
    const unpriced = rows.filter((row) => row.amount !== null && row.usd === null).length;
    const held = heldOf(rows).length;
    return `${plural(held, 'wallet')} with a value; of ${unknown} of ${walletsOf(rows)} nobody has asked, which is not zero.${unpriced === 0 ? '' : ` ${plural(unpriced, 'balance')} without a price ${unpriced === 1 ? 'is' : 'are'} not drawn.`}`;
  },
  draw({ rows }, canvas) {
    const { ink, area } = canvas;
    const shown = heldOf(rows).slice(0, Math.max(1, Math.floor((area.height - 40) / ROW)));
    const values = niceValues(Math.max(...shown.map((held) => held.usd)), isNarrow(canvas) ? 2 : 4);
    const left = 150 - leftRoom(canvas);
    const plot = plotIn({ area: { ...area, x: area.x + left, width: area.width - left - 60 } }, { from: 0, to: values.at(-1) ?? 1 }, []);
    const bars = shown.map(({ wallet, chain, usd: value }, i) => {
      const y = plot.area.y + i * ROW;
      const width = Math.max(plot.x(value) - plot.area.x, 0.75);
      return (
        line(`${shortAddress(wallet)} ${chain}`, { x: plot.area.x - 8, y: y + 14, 'text-anchor': 'end', 'font-size': 11, fill: ink('ink-2') }) +
        element('rect', { x: plot.area.x, y: y + 3, width, height: ROW - 8, fill: ink('stage-held') }) +
        line(usd(value), { x: plot.area.x + width + 5, y: y + 14, 'font-size': 11, fill: ink('ink-2') })
      );
    });
    return bars.join('') + bottomAxis(plot.area, ink, values.map((value) => ({ x: plot.x(value), label: usd(value) })), 'middle');
  },
};

function walletsOf(rows: readonly WalletBalanceRow[]): number {
  return new Set(rows.map((row) => `${row.chain} ${row.wallet}`)).size;
}

/** What wallets hold of assets with a price, the largest first. */
function heldOf(rows: readonly WalletBalanceRow[]): readonly Held[] {
  const sums = new Map<string, Held>();
  for (const { chain, wallet, usd: value } of rows) {
    if (value === null) continue;
    const key = `${chain} ${wallet}`;
    sums.set(key, { chain, wallet, usd: (sums.get(key)?.usd ?? 0) + Number(value) });
  }
  return [...sums.values()].filter((held) => held.usd > 0).sort((a, b) => b.usd - a.usd || (a.wallet < b.wallet ? -1 : 1));
}
