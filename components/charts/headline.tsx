import Link from 'next/link';
import type { Overview } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { shortVictim, walletTierLabel } from '@/lib/format/labels';
import { formatUsdRange, formatUsdShort, formatWhole, groupDigits, plural } from '@/lib/format/number';
import { Figure, Figures } from '@/components/ui/figures';
import { FollowedFrom, GovernmentFrom, StolenFrom, WalletsFrom } from './headline-provenance';
import { OthersSay } from './others-say';

/** The figures above the lanes, each with what it counts, what it leaves out and what others say. */
export function Headline({ overview, names }: { overview: Overview; names: Readonly<Record<string, string>> }) {
  const followed = overview.followed[0];
  return (
    <Figures>
      <Figure
        label="Stolen since 2017"
        value={formatUsdRange(overview.undisputedUsd, overview.stolenUsd)}
        note={`our ledger: ${plural(overview.incidents, 'incident')} of all tiers, ${overview.incidentsWithoutAmount} without a known amount: ${formatUsdShort(overview.stolenUsd)}; without suspected and disputed ones ${formatUsdShort(overview.undisputedUsd)}`}
        others={<OthersSay totals={overview.officialTotals} />}
        provenance={<StolenFrom overview={overview} />}
      />
      <Figure
        label="Attributed by a government"
        value={formatUsdShort(overview.governmentUsd)}
        note={`${plural(overview.governmentIncidents, 'incident')}, ${overview.governmentUnverified} of them by a statement that nobody here has read`}
        others={
          <>
            {overview.unnamedVictimIncidents} more where the victim is not named, counted apart; {overview.jointStatementIncidents} in joint
            statements of the three. <Link href="/attributions">Who attributed what</Link>
          </>
        }
        provenance={<GovernmentFrom overview={overview} />}
      />
      {followed !== undefined && (
        <Figure
          label="Followed on chain"
          value={formatWhole(followed.amount, followed.asset)}
          note={`${shortVictim(names[followed.incident] ?? followed.incident)}, out of the first wallet · as of ${formatDate(followed.asOf)}`}
          others={
            <>
              {followed.origin === 'fetched' ? 'read from a node' : 'second hand until verified'}; in all {plural(overview.followed.length, 'asset')}{' '}
              followed, never added up. <Link href={`/flows?incident=${followed.incident}`}>Where it went, by method</Link>
            </>
          }
          provenance={<FollowedFrom followed={followed} />}
        />
      )}
      <Figure
        label="Flagged wallets"
        value={groupDigits(String(overview.wallets))}
        note={counts(overview.walletsByForm, formLabel)}
        others={counts(overview.walletsByTier, walletTierLabel)}
        provenance={<WalletsFrom overview={overview} />}
      />
    </Figures>
  );
}

const formLabel = (form: string) => (form === 'evm' ? 'EVM' : form.charAt(0).toUpperCase() + form.slice(1));

function counts(table: Readonly<Record<string, number>>, label: (key: string) => string): string {
  return Object.entries(table)
    .sort((a, b) => b[1] - a[1])
    .map(([key, count]) => `${count} ${label(key)}`)
    .join(' · ');
}
