import Link from 'next/link';
import type { ReactNode } from 'react';
import type { SearchedList, SearchPage } from '@/lib/charts/contract';
import { brandOf } from '@/lib/core/brand';
import { chainByName } from '@/lib/core/chains';
import { walletTierLabel } from '@/lib/format/labels';
import { formatAmount, formatUsdShort, plural } from '@/lib/format/number';
import { formatPartialDate } from '@/lib/format/precision';
import { NotFound } from './not-found';
import styles from './search.module.css';

/** What was found, list by list; of an address first whether any source says something of it. */
export function SearchResults({ found }: { found: SearchPage }) {
  const { q, lists, theftTransactions, actors } = found;
  const { incidents, wallets, services, timeline, transfers, sources } = lists;
  const total = Object.values(lists).reduce((sum, list) => sum + list.total, theftTransactions.length + actors.length);
  return (
    <>
      <p role="status" className={styles.status}>{plural(total, 'match', 'matches')} for “{q}”.</p>
      {(total === 0 || found.address !== null) && <NotFound found={found} total={total} />}
      <Group title="Thefts" list="incidents" q={q} total={incidents.total}>
        {incidents.rows.map((row) => (
          <Hit key={row.slug} href={`/incidents/${row.slug}`} title={row.victim}>
            {formatPartialDate(row.date)}, {row.loss_usd === null ? 'amount unknown' : formatUsdShort(row.loss_usd)}
          </Hit>
        ))}
      </Group>
      <Group title="Theft transactions" total={theftTransactions.length}>
        {theftTransactions.map(({ incident, tx_hash: hash, confidence }) => (
          <Hit key={hash} href={`/incidents/${incident}#transactions`} title={hash}>of {incident}, {confidence} confidence</Hit>
        ))}
      </Group>
      <Group title="Flagged wallets" list="wallets" q={q} total={wallets.total}>
        {wallets.rows.map((row) => (
          <Hit key={`${row.chain} ${row.address}`} href={`/wallets/${row.chain}/${row.address}`} title={row.address}>
            {chainByName(row.chain)?.title ?? row.chain}, {row.label}, {walletTierLabel(row.tier)}
          </Hit>
        ))}
      </Group>
      <Group title="Actors" total={actors.length}>
        {actors.map((name) => <Hit key={name} href={`/actors/${encodeURIComponent(name)}`} title={name}>a name under which sources flag wallets</Hit>)}
      </Group>
      <Group title="Services" list="services" q={q} total={services.total}>
        {services.rows.map((row) => (
          <Hit key={`${row.chain} ${row.address}`} href={`/services/${encodeURIComponent(brandOf(row.name))}`} title={row.name}>
            {row.address}, {chainByName(row.chain)?.title ?? row.chain}
          </Hit>
        ))}
      </Group>
      <Group title="What governments did" list="timeline" q={q} total={timeline.total}>
        {timeline.rows.map((row) => <Hit key={row.id} href={`/events/${row.id}`} title={row.title}>{formatPartialDate(row.date)}</Hit>)}
      </Group>
      <Group title="Transfers" list="transfers" q={q} total={transfers.total}>
        {transfers.rows.map((row) => (
          <Hit key={`${row.tx_hash} ${row.kind} ${row.position} ${row.from} ${row.to}`} href={`/wallets/${row.chain}/${row.from}`} title={row.tx_hash}>
            {row.amount === null ? 'an unlisted token' : formatAmount(row.amount, row.asset)}, {formatPartialDate(row.timestamp.slice(0, 10))}, from {row.from} to {row.to}
          </Hit>
        ))}
      </Group>
      <Group title="Sources" list="sources" q={q} total={sources.total}>
        {sources.rows.map((row) => <Hit key={row.id} href={`/sources#${row.id}`} title={row.citation}>{plural(row.facts, 'fact rests', 'facts rest')} on it</Hit>)}
      </Group>
    </>
  );
}

/** Lists whose page takes the same words; of the others the rows go out by the API. */
const PAGES: Partial<Record<SearchedList, string>> = { incidents: '/incidents', wallets: '/wallets', timeline: '/timeline', sources: '/sources' };

function Group({ title, list, q = '', total, children }: { title: string; list?: SearchedList; q?: string; total: number; children: readonly ReactNode[] }) {
  if (total === 0) return null;
  const query = new URLSearchParams({ q }).toString();
  return (
    <section className={styles.group}>
      <h2>
        {title} <span className={styles.count}>{total}</span>
      </h2>
      <ul>{children}</ul>
      {list !== undefined && total > children.length && (
        <p>
          {children.length} of {total} are shown. <a href={`${PAGES[list] ?? `/api/v1/${list}.csv`}?${query}`}>All {total}{list in PAGES ? '' : ' as CSV'}</a>
        </p>
      )}
    </section>
  );
}

function Hit({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <li>
      <Link href={href} prefetch={false}>{title}</Link> <span className={styles.detail}>{children}</span>
    </li>
  );
}
