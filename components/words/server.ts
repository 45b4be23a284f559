import { lang } from 'next/root-params';
import { cache, use } from 'react';
import { isLang, type Lang, LANGS } from '@/lib/format/languages';
import { dictionaryOf } from '@/lib/format/messages';
import { createWords, type Words } from '@/lib/format/words';

const WORDS = new Map<Lang, Words>(LANGS.map((one) => [one, createWords(one, dictionaryOf(one))]));

/** The language of the page, for what is asynchronous. */
export const getT = cache(async (): Promise<Words> => {
  const asked: unknown = await lang();
  const words = WORDS.get(isLang(asked) ? asked : 'en');
  if (words === undefined) throw new Error('Every language has its words.');
  return words;
});

/** The language of the page, on the server. */
export function useT(): Words {
  return use(getT());
}
