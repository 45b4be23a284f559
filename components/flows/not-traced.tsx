import Link from 'next/link';

/** Why there is no trace: it begins with a transaction, and none of this theft is sure. */
export function NotTraced({ incident }: { incident: string }) {
  return (
    <p>
      Nothing is traced of {incident}: we hold no theft transaction of it with high confidence, and a trace that began with a guess
      would accuse wallets by guessing. <Link href="/incidents">The thefts that we know</Link>
    </p>
  );
}
