import type { CrawlState } from '@/lib/charts/contract';
import { formatTime } from '@/lib/format/date';
import { formatUsdShort, groupDigits, plural } from '@/lib/format/number';
import styles from '../flows.module.css';

const STATES: Readonly<Record<CrawlState['state'], string>> = { running: 'The fetching for this trace is at work', done: 'The fetching for this trace has ended', idle: 'The fetching for this trace rests', failed: 'The fetching for this trace failed' };

/** How far the fetching for the trace came, and how to carry it on. */
export function Crawl({ incident, crawl }: { incident: string; crawl: CrawlState | null }) {
  const command = `npm run tracker -- trace --incident ${incident} --max-hops 3`;
  if (crawl === null) {
    return (
      <p className={styles.hatched}>
        Nobody has crawled outward from this theft yet: the trace goes as far as the transfers that are in the store. With an endpoint,{' '}
        <code>{command}</code> fetches what it needs next.
      </p>
    );
  }
  const { budget } = crawl;
  return (
    <p className={crawl.state === 'done' ? undefined : styles.hatched}>
      {STATES[crawl.state]}: {plural(crawl.addresses, 'address', 'addresses')} read up to {plural(crawl.hops, 'hop')} from the theft, in{' '}
      {plural(crawl.requests, 'request')}, as of {formatTime(crawl.updated_at)}. Its budget: {plural(budget.max_hops, 'hop')},{' '}
      {groupDigits(String(budget.max_addresses))} addresses, nothing below {formatUsdShort(budget.min_usd)}.
      {crawl.message !== null && ` ${crawl.message}`} <code>{command}</code> carries it on.
    </p>
  );
}
