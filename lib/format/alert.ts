import type { WalletTier } from '@/lib/core/tiers';
import { chainByName } from '@/lib/core/chains';
import { formatDate, formatTime } from './date';
import { stageLabel, walletTierLabel } from './labels';
import { flaggedBy } from './meanings';
import { formatAmount, formatUsdExact } from './number';

interface Said {
  readonly tier: WalletTier;
  readonly authority: string;
  readonly authority_date: string | null;
}

/** What an alert is told by. */
export interface ToldAlert {
  readonly chain: string;
  readonly timestamp: string;
  readonly asset: string | null;
  readonly amount: string | null;
  readonly usd: string | null;
  readonly from: string;
  readonly wallet: string;
  readonly flagged: Said | null;
  readonly other: { readonly address: string; readonly service: { readonly name: string; readonly category: string } | null; readonly flagged: Said | null };
  readonly withdrawn_at: string | null;
}

/** The transfer in one line, for a title: `1.5 ETH ($4,500) left 0x… on Ethereum`. */
export function alertHeadline(alert: ToldAlert): string {
  const value = alert.usd === null ? 'value in USD not known' : formatUsdExact(alert.usd);
  const what = alert.amount === null ? 'An asset that is not listed' : formatAmount(alert.amount, alert.asset);
  return `${what} (${value}) ${sends(alert) ? 'left' : 'reached'} ${alert.wallet} on ${titleOf(alert.chain)}`;
}

/**
 * The facts of an alert in sentences: the transfer, who flags the wallet in which tier, and what the registry says of the
 * other end, which is nothing for most. No one is accused whom no source accuses.
 */
export function alertSentences(alert: ToldAlert): string[] {
  const { other, flagged, wallet } = alert;
  const title = titleOf(alert.chain);
  const service = other.service === null ? '' : ` (${other.service.name}, ${stageLabel(other.service.category)})`;
  const says = flagged === null ? `No source of the registry flags ${wallet} any more.` : `${wallet} is ${saidOf(flagged, title)}.`;
  const ofOther = other.flagged === null ? [] : [`${other.address} is ${saidOf(other.flagged, title)}.`];
  const unknown = other.flagged === null && other.service === null ? [`No source of the registry names ${other.address}.`] : [];
  const taken = alert.withdrawn_at === null ? [] : [`A reorganisation below finality took this transfer back, as was found on ${formatTime(alert.withdrawn_at)}.`];
  return [`${alertHeadline(alert)} ${sends(alert) ? 'for' : 'from'} ${other.address}${service}: ${formatTime(alert.timestamp)}.`, says, ...ofOther, ...unknown, ...taken];
}

const sends = ({ wallet, from }: ToldAlert): boolean => wallet === from;
const titleOf = (chain: string): string => chainByName(chain)?.title ?? chain;

function saidOf(said: Said, title: string): string {
  const date = said.authority_date === null ? 'no date known' : formatDate(said.authority_date);
  return `${flaggedBy(said, title)} (${said.authority}, ${date}; tier: ${walletTierLabel(said.tier)})`;
}
