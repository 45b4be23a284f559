import Link from 'next/link';
import { WalletTierMark } from '@/components/wallets/tier';
import { chainByName } from '@/lib/core/chains';
import { formatPartialDate } from '@/lib/format/precision';
import { stageLabel } from '@/lib/format/labels';
import type { ScreenRow } from '@/lib/screen/types';
import { Exposures } from './exposures';
import styles from './screen.module.css';
import { WhoSaysWhat } from './who-says-what';

/** What the result rests on: who says so and how sure, what a trace finds, what it could be taken for. */
export function Findings({ row }: { row: ScreenRow }) {
  const { source, tier, date, entity, service, lookalike_of: alike, note } = row;
  return (
    <div className={styles.findings}>
      {source !== null && row.result !== 'service' && (
        <p>
          {tier !== null && <WalletTierMark tier={tier} />} {source}, {date === null ? 'date not stated' : formatPartialDate(date)}
          <span className={styles.aside}>{entity}</span>
        </p>
      )}
      <Exposures exposures={row.exposures} />
      {service !== null && (
        <p>
          {service.name}, {stageLabel(service.category)}: funds of many pass through it.
        </p>
      )}
      {alike.map(({ chain, address }) => (
        <p key={`${chain} ${address}`}>
          Looks like <Link href={`/wallets/${chain}/${address}`} prefetch={false}><code>{address}</code></Link>, flagged on{' '}
          {chainByName(chain)?.title ?? chain}, and is another.
        </p>
      ))}
      <WhoSaysWhat claims={row.claims} conflict={row.conflict} />
      {note !== null && <p className={styles.quiet}>{note}</p>}
    </div>
  );
}
