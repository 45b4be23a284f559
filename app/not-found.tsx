import Link from 'next/link';
import layout from '@/components/layout/layout.module.css';
import { PageIntro } from '@/components/ui/page';

export default function NotFound() {
  return (
    <main id="main" className={`${layout.shell} ${layout.main}`}>
      <PageIntro title="There is no such page">
        The address may be misspelt, or the incident, wallet or entry is not in the registry. Go to the{' '}
        <Link href="/">overview</Link>, the <Link href="/incidents">incidents</Link> or the <Link href="/wallets">wallets</Link>.
      </PageIntro>
    </main>
  );
}
