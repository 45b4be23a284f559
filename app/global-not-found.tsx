import type { Metadata } from 'next';
import layout from '@/components/layout/layout.module.css';
import { fontClasses } from '@/components/ui/fonts';
import { PageIntro } from '@/components/ui/page';
import { type Lang, LANGS, pathIn } from '@/lib/format/languages';
import { dictionaryOf } from '@/lib/format/messages';
import { createWords } from '@/lib/format/words';
import './globals.css';

export const metadata: Metadata = { title: 'DPRK crypto-laundering tracker', icons: { icon: '/favicon.svg' } };

/** What no page answers. A path that is none has no language, so it says so in each. */
export default function GlobalNotFound() {
  return (
    <html lang="en" className={fontClasses}>
      <body>
        <main id="main" className={`${layout.shell} ${layout.main}`}>
          {LANGS.map((lang) => <NoSuchPage key={lang} lang={lang} />)}
        </main>
      </body>
    </html>
  );
}

function NoSuchPage({ lang }: { lang: Lang }) {
  const t = createWords(lang, dictionaryOf(lang));
  return (
    <div lang={lang}>
      <PageIntro title={t('There is no such page')}>
        {t('The address may be misspelt, or the incident, wallet or entry is not in the registry.')}{' '}
        <a href={pathIn(lang, '/')}>{t('Overview')}</a>, <a href={pathIn(lang, '/incidents')}>{t('Incidents')}</a>, <a href={pathIn(lang, '/wallets')}>{t('Wallets')}</a>
      </PageIntro>
    </div>
  );
}
