import type { Dataset, WalletBalanceRow } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { type AskedOfChain, askedByChain, type WalletBar, walletBars } from '@/lib/drawing/wallet-bars';
import { walletTierLabel } from '@/lib/format/labels';
import { formatAmount, formatUsdExact, formatUsdShort, groupDigits, plural } from '@/lib/format/number';
import styles from './wallet-balances.module.css';

/** Bars beyond these are for the table. */
const MOST = 20;

/** What is known, the largest first; beneath it, hatched, of how many wallets nobody has asked. */
export function WalletBalances({ dataset: { rows } }: { dataset: Dataset<WalletBalanceRow> }) {
  const bars = walletBars(rows);
  const chains = askedByChain(rows);
  const [wallets, asked] = [total(chains, ({ wallets }) => wallets), total(chains, ({ asked }) => asked)];
  return (
    <div className={styles.drawing} data-drawing="">
      {bars.length > 0 && (
        <ol className={styles.bars} aria-label="Wallets by the known value of what they hold">
          {bars.slice(0, MOST).map((bar) => <Held key={`${bar.chain} ${bar.wallet}`} bar={bar} />)}
        </ol>
      )}
      {bars.length > MOST && <p className={styles.note}>The largest {MOST} of {bars.length} with a known value; the table and the CSV have all.</p>}
      <p>
        {asked === 0
          ? `Nobody has asked yet what any of these ${plural(wallets, 'wallet')} holds: all balances are unknown, and none is zero.`
          : `Of ${groupDigits(String(wallets))} wallets ${asked} were asked; ${bars.length} of them hold something with a known value. Of ${wallets - asked} the balance is unknown.`}
      </p>
      <ol className={styles.bars} aria-label="Wallets by chain, and whether anybody has asked for their balances">
        {chains.map((chain) => <Asked key={chain.chain} chain={chain} most={chains[0]?.wallets ?? 1} />)}
      </ol>
    </div>
  );
}

function Held({ bar: { chain, wallet, label, tier, usd, share, rows } }: { bar: WalletBar }) {
  const holdings = rows.filter(({ amount }) => amount !== '0').map(({ amount, asset }) => formatAmount(amount ?? '', asset));
  return (
    <li>
      <p className={styles.head}>
        <a href={`/wallets/${chain}/${wallet}`} className={styles.address}>{wallet}</a>
        <strong title={formatUsdExact(usd)}>{formatUsdShort(usd)}</strong>
      </p>
      <div className={styles.track}><span className={styles.known} style={{ width: `${Math.max(share * 100, 0.3)}%` }} /></div>
      <p className={styles.note}>{chainByName(chain)?.title ?? chain} · {label} · {walletTierLabel(tier)} · {holdings.join(', ')}</p>
    </li>
  );
}

function Asked({ chain: { chain, wallets, asked }, most }: { chain: AskedOfChain; most: number }) {
  return (
    <li>
      <p className={styles.head}>
        <a href={`/wallets?chain=${chain}`}>{chainByName(chain)?.title ?? chain}</a>
        <span>{asked === 0 ? `${plural(wallets, 'wallet')}, nobody has asked yet` : `${plural(wallets, 'wallet')}, ${asked} asked`}</span>
      </p>
      <div className={styles.track}>
        <span className={styles.asked} style={{ width: `${(asked / most) * 100}%` }} />
        <span className={styles.unknown} style={{ width: `${((wallets - asked) / most) * 100}%` }} />
      </div>
    </li>
  );
}

function total(chains: readonly AskedOfChain[], of: (chain: AskedOfChain) => number): number {
  return chains.reduce((sum, chain) => sum + of(chain), 0);
}
