'use client';

import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts';
import type { Dataset, TheftsByYearRow } from '@/lib/charts/contract';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { incidentTierLabel } from '@/lib/format/labels';
import { formatUsdExact, formatUsdShort, plural } from '@/lib/format/number';
import { MarkLink } from './lanes/mark-link';
import { niceValues } from '@/lib/drawing/nice';
import { Hatch } from './lanes/plot';
import { Tips } from './lanes/tip';
import { useWidth } from './lanes/use-width';
import { TierLegend } from './legends';

const HEIGHT = 320;
const TEXT = { fill: 'var(--ink-3)', fontSize: 12 } as const;

interface Year {
  readonly year: number;
  readonly rows: Readonly<Record<string, TheftsByYearRow>>;
  readonly total: number;
}

export function TheftsByYear({ dataset }: { dataset: Dataset<TheftsByYearRow> }) {
  const [ref, width] = useWidth();
  const id = useId();
  const years = byYear(dataset.rows);
  const values = niceValues(Math.max(0, ...years.map((year) => year.total)), 4);
  return (
    <div ref={ref}>
      <TierLegend tiers={dataset.rows.map((row) => row.tier)} />
      <div style={{ height: HEIGHT }}>
        {width !== undefined && (
          <Tips>
            <BarChart width={width} height={HEIGHT} data={years} margin={{ top: 24, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false} title={dataset.title}>
              <defs>
                <Hatch id={`${id}-suspected`} color="var(--theft-suspected)" angle={45} />
                <Hatch id={`${id}-disputed`} color="var(--theft-disputed)" angle={-45} />
              </defs>
              <CartesianGrid vertical={false} stroke="var(--grid)" />
              <XAxis dataKey="year" tick={TEXT} tickLine={false} axisLine={{ stroke: 'var(--rule)' }} />
              <YAxis
                width={60}
                domain={[0, values.at(-1) ?? 1]}
                ticks={[...values]}
                tick={TEXT}
                tickLine={false}
                axisLine={false}
                tickFormatter={(value: number) => (value === 0 ? '0' : formatUsdShort(String(value)))}
              />
              {INCIDENT_TIERS.map((tier) => (
                <Bar
                  key={tier}
                  dataKey={(year: Year) => Number(year.rows[tier]?.loss_usd ?? 0)}
                  stackId="loss"
                  isAnimationActive={false}
                  shape={(bar) => (
                    <Segment id={id} tier={tier} year={bar.payload as Year} box={{ x: bar.x, y: bar.y, width: bar.width, height: bar.height }} />
                  )}
                />
              ))}
            </BarChart>
          </Tips>
        )}
      </div>
    </div>
  );
}

interface SegmentProps {
  readonly id: string;
  readonly tier: string;
  readonly year: Year;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

function Segment({ id, tier, year, box }: SegmentProps) {
  const row = year.rows[tier];
  if (row === undefined || row.loss_usd === null) return <g />;
  const hatched = tier === 'suspected' || tier === 'disputed';
  const unknown = row.incidents_without_amount === 0 ? '' : `, ${row.incidents_without_amount} without amount`;
  return (
    <MarkLink
      href={`/incidents?since=${row.year}-01-01&until=${row.year}-12-31`}
      tip={`${row.year}: ${formatUsdExact(row.loss_usd)}\n${incidentTierLabel(tier)} · ${plural(row.incidents, 'incident')}${unknown}`}
    >
      <rect {...box} height={Math.max(box.height, 0.75)} fill={hatched ? `url(#${id}-${tier})` : `var(--theft-${tier})`} stroke={`var(--theft-${tier})`} strokeWidth={hatched ? 1 : 0} />
    </MarkLink>
  );
}

function byYear(rows: readonly TheftsByYearRow[]): readonly Year[] {
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  return years.map((year) => {
    const own = rows.filter((row) => row.year === year);
    return {
      year,
      rows: Object.fromEntries(own.map((row) => [row.tier, row])),
      total: own.reduce((sum, row) => sum + Number(row.loss_usd ?? 0), 0),
    };
  });
}
