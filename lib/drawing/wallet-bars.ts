import type { WalletBalanceRow } from '@/lib/charts/contract';
import { groupBy } from '@/lib/core/group-by';
import { formatUsd, parseUsd, sum } from '@/lib/core/money';

/** What is known of one wallet: its rows, what of it has a value, and how long its bar is, from 0 to 1 of the longest. */
export interface WalletBar {
  readonly chain: string;
  readonly wallet: string;
  readonly label: string;
  readonly tier: string;
  readonly usd: string;
  readonly share: number;
  readonly rows: readonly WalletBalanceRow[];
}

/** The wallets with a known value above zero, in the order of the rows: the largest first. */
export function walletBars(rows: readonly WalletBalanceRow[]): readonly WalletBar[] {
  const bars = [...groupBy(rows, keyOf).values()].flatMap((own) => {
    const { chain, wallet, label, tier } = own[0]!;
    const micros = sum(own.flatMap(({ usd }) => (usd === null ? [] : [parseUsd(usd)])));
    return micros === 0n ? [] : [{ chain, wallet, label, tier, usd: formatUsd(micros), rows: own }];
  });
  const longest = Math.max(...bars.map(({ usd }) => Number(usd)));
  return bars.map((bar) => ({ ...bar, share: Number(bar.usd) / longest }));
}

/** How many wallets of a chain there are, and of how many the balances were asked for. */
export interface AskedOfChain {
  readonly chain: string;
  readonly wallets: number;
  readonly asked: number;
}

/** The chains of the wallets, the one with the most first. */
export function askedByChain(rows: readonly WalletBalanceRow[]): readonly AskedOfChain[] {
  const chains = [...groupBy(rows, ({ chain }) => chain)].map(([chain, own]) => ({
    chain,
    wallets: new Set(own.map(keyOf)).size,
    asked: new Set(own.filter(({ asset }) => asset !== null).map(keyOf)).size,
  }));
  return chains.sort((a, b) => b.wallets - a.wallets || a.chain.localeCompare(b.chain));
}

function keyOf({ chain, wallet }: WalletBalanceRow): string {
  return `${chain} ${wallet}`;
}
