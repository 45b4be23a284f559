import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { fontClasses } from '@/components/ui/fonts';
import { WordsProvider } from '@/components/words/client';
import { getT } from '@/components/words/server';
import { browserDictionary } from '@/lib/format/messages';
import '../globals.css';

export const metadata: Metadata = {
  title: { default: 'DPRK crypto-laundering tracker', template: '%s · DPRK crypto-laundering tracker' },
  description:
    'Cryptocurrency stolen by North Korean actors since 2017, where it went, and what the United States, South Korea and Japan did about it. Every figure leads to its source.',
  icons: { icon: '/favicon.svg' },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#16191b' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { lang } = await getT();
  return (
    <html lang={lang} className={fontClasses}>
      <body>
        <WordsProvider lang={lang} dictionary={browserDictionary(lang)}>
          {children}
        </WordsProvider>
      </body>
    </html>
  );
}
