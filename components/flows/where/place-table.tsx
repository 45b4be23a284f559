import type { TracePath, TracePlace, TraceTheft } from '@/lib/charts/contract';
import { TableRegion } from '@/components/lists/table-region';
import { AddressLink } from '@/components/wallets/links';
import { chainByName } from '@/lib/core/chains';
import { formatTime } from '@/lib/format/date';
import { stageLabel } from '@/lib/format/labels';
import { formatAmount, formatUsdExact, groupDigits } from '@/lib/format/number';
import styles from '../flows.module.css';
import { pathsByPlace, placeKey } from '../stages/pieces';
import { PlacePaths } from './place-paths';

const MOST = 25;

interface PlaceTableProps {
  readonly places: readonly TracePlace[];
  readonly paths: readonly TracePath[];
  readonly thefts: readonly TraceTheft[];
  readonly label: string;
  /** What the column of the category is headed by; without it there is none. */
  readonly stage?: string;
}

/** Places of stolen value, most valuable first, each with the ways by which it came. */
export function PlaceTable({ places, paths, thefts, label, stage }: PlaceTableProps) {
  const ways = pathsByPlace(paths);
  return (
    <>
      <TableRegion label={label} cards>
        <thead>
          <tr>
            {stage !== undefined && <th scope="col">{stage}</th>}
            <th scope="col">Address</th>
            <th scope="col" className={styles.amount}>Stolen amount</th>
            <th scope="col" className={styles.amount}>USD at the theft</th>
            <th scope="col">Range by method</th>
            <th scope="col">First and last (UTC)</th>
            <th scope="col">Ways from the theft</th>
          </tr>
        </thead>
        <tbody>
          {places.slice(0, MOST).map((place) => (
            <tr key={`${placeKey(place)} ${place.destination ?? ''}`}>
              {stage !== undefined && (
                <th scope="row" data-label={stage}>
                  <span>
                    {place.name ?? stageLabel(place.category)}
                    {place.name !== null && <span className={styles.aside}>{stageLabel(place.category)}</span>}
                    {place.destination !== null && <span className={styles.aside}>sent on to {place.destination}, as the bridge says; not followed</span>}
                  </span>
                </th>
              )}
              <td data-label="Address">
                <AddressLink chain={place.chain} address={place.address} label={place.name === null ? place.label : null} />
                <span className={styles.aside}>{chainByName(place.chain)?.title ?? place.chain}</span>
              </td>
              <td data-label="Stolen amount" className={styles.amount}>{formatAmount(place.amount, place.asset)}</td>
              <td data-label="USD at the theft" className={styles.amount}>{place.usd === null ? <span className={styles.unknown}>unknown</span> : formatUsdExact(place.usd)}</td>
              <td data-label="Range by method"><Range place={place} /></td>
              <td data-label="First and last (UTC)">
                <span>{formatTime(place.first_time)}</span>
                {place.last_time !== place.first_time && <span className={styles.aside}>to {formatTime(place.last_time)}</span>}
              </td>
              <td data-label="Ways from the theft"><PlacePaths paths={ways.get(placeKey(place)) ?? []} thefts={thefts} /></td>
            </tr>
          ))}
        </tbody>
      </TableRegion>
      {places.length > MOST && <p className={styles.note}>{MOST} of {groupDigits(String(places.length))}, the most valuable first; the CSV has all.</p>}
    </>
  );
}

/** What the methods give for the place; not a doubt about the record, but about whose money is whose in a mixed account. */
function Range({ place: { range, asset } }: { place: TracePlace }) {
  if (range === null) return <span className={styles.unknown}>none: no amount of money</span>;
  if (range.least === range.most) return <>all methods agree</>;
  return (
    <>
      {formatAmount(range.least, null)} to {formatAmount(range.most, asset)}
      {range.least_usd !== null && range.most_usd !== null && <span className={styles.aside}>{formatUsdExact(range.least_usd)} to {formatUsdExact(range.most_usd)}</span>}
    </>
  );
}
