'use client';

import layout from '@/components/layout/layout.module.css';
import { PageIntro } from '@/components/ui/page';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className={`${layout.shell} ${layout.main}`}>
      <PageIntro title="This page could not be made">
        The server wrote down why{error.digest === undefined ? '' : ` under ${error.digest}`}. Nothing was changed.{' '}
        <button type="button" onClick={reset}>
          Try again
        </button>
      </PageIntro>
    </main>
  );
}
