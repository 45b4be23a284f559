import type { TracePlace, TraceTotals, TraceView } from '@/lib/charts/contract';
import { Figure, Figures } from '@/components/ui/figures';
import { formatUnits, formatUsd, parseUnits, parseUsd } from '@/lib/core/money';
import { stageLabel } from '@/lib/format/labels';
import { formatAmount, formatUsdExact, formatUsdShort, plural } from '@/lib/format/number';
import { Conservation } from './conservation';
import { TraceFrom } from './trace-provenance';

/** Where the loot is in five figures, and the proof that they add up. */
export function TraceHeadline({ view }: { view: TraceView }) {
  const { totals, at_least: least, stolen, ends, held, frontier, fees } = view;
  const value = (part: keyof TraceTotals) => valueOf(totals[part], least[part]);
  const exact = (part: keyof TraceTotals) => exactly(totals[part], least[part]);
  return (
    <>
      <Figures>
        <Figure
          label="Stolen"
          value={value('stolen')}
          note={`${exact('stolen')}: ${amounts(stolen)}, ${plural(stolen.length, 'transfer')}`}
          others="at the prices of the time of the theft"
          provenance={<TraceFrom view={view} of="stolen" how="The transfers that took the funds, of which the sources are sure." />}
        />
        <Figure
          label="Came to an end"
          value={value('ended')}
          note={exact('ended')}
          others={byCategory(ends) || 'nothing, as far as was followed'}
          provenance={<TraceFrom view={view} of="came to an end" how="What entered a service or was burned, added up over the places below." />}
        />
        <Figure
          label="Still held"
          value={value('held')}
          note={exact('held')}
          others={`in ${plural(addresses(held), 'wallet')} of no service`}
          provenance={<TraceFrom view={view} of="still held" how="What came to an address and is not known to have left it." />}
        />
        <Figure
          label="At the frontier"
          value={value('frontier')}
          note={exact('frontier')}
          others={frontier.length === 0 ? 'every address reached was read' : `in ${plural(addresses(frontier), 'address', 'addresses')} not fetched yet: neither lost nor held`}
          provenance={<TraceFrom view={view} of="at the frontier" how="What came to addresses whose next transfers have not been fetched." />}
        />
        <Figure
          label="Fees"
          value={view.fees_known ? value('fees') : 'not read'}
          note={view.fees_known ? exact('fees') : 'the fees of these transactions have not been fetched'}
          others={fees.length === 0 ? undefined : amounts(fees)}
          provenance={<TraceFrom view={view} of="fees" how="The fees of the transactions on the way, where their receipts were read." />}
        />
      </Figures>
      <Conservation view={view} />
    </>
  );
}

/** Null where an asset has no price: then it is at least what the others are worth. */
function valueOf(usd: string | null, least: string | null): string {
  if (usd !== null) return formatUsdShort(usd);
  return least === null || parseUsd(least) === 0n ? 'unknown' : `≥ ${formatUsdShort(least)}`;
}

function exactly(usd: string | null, least: string | null): string {
  if (usd !== null) return formatUsdExact(usd);
  return least === null || parseUsd(least) === 0n ? 'no price at the time of the theft' : `at least ${formatUsdExact(least)}, since not every asset has a price`;
}

const addresses = (places: readonly TracePlace[]) => new Set(places.map(({ chain, address }) => `${chain}:${address}`)).size;

/** Sums of each asset by itself, those of most transfers first. */
function amounts(rows: readonly { readonly asset: string; readonly decimals: number; readonly amount: string }[]): string {
  const assets = [...new Set(rows.map(({ asset }) => asset))];
  return assets.map((asset) => sumOf(rows.filter((row) => row.asset === asset))).join(', ');
}

function sumOf(rows: readonly { readonly asset: string; readonly decimals: number; readonly amount: string }[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const units = rows.reduce((sum, { amount, decimals }) => sum + parseUnits(amount, decimals), 0n);
  return formatAmount(formatUnits(units, first.decimals), first.asset);
}

/** What came to an end, by category, the largest first. */
function byCategory(ends: readonly TracePlace[]): string {
  const sums = new Map<string, bigint>();
  for (const { category, usd } of ends) sums.set(category, (sums.get(category) ?? 0n) + (usd === null ? 0n : parseUsd(usd)));
  return [...sums]
    .sort((a, b) => (a[1] === b[1] ? 0 : a[1] > b[1] ? -1 : 1))
    .map(([category, micros]) => (micros === 0n ? stageLabel(category) : `${stageLabel(category)} ${formatUsdShort(formatUsd(micros))}`))
    .join(' · ');
}
