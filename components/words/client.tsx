'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Lang } from '@/lib/format/languages';
import { createWords, type Dictionary, english, type Words } from '@/lib/format/words';

const Spoken = createContext<Words>(english);

/** Gives the parts of a page that run in a browser their language. */
export function WordsProvider({ lang, dictionary, children }: { lang: Lang; dictionary: Dictionary; children: ReactNode }) {
  const words = useMemo(() => createWords(lang, dictionary), [lang, dictionary]);
  return <Spoken value={words}>{children}</Spoken>;
}

/** The language of the page, in a browser. `#words` is this or its twin of the server, whichever a component runs on. */
export function useT(): Words {
  return useContext(Spoken);
}
