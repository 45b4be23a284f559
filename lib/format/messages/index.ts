import type { Lang } from '../languages';
import type { Dictionary } from '../words';
import { frame } from './frame';

/** English text by English text, each with its Korean and its Japanese. `{0}`, `{1}` … are places for values. */
type Table = Readonly<Record<string, readonly [korean: string, japanese: string]>>;

const BROWSER = { ...frame };
const ALL = { ...BROWSER };

/** A text that has its translations. */
export type Message = keyof typeof ALL;

/** Everything in a language, for the server. English is what the texts are written in. */
export function dictionaryOf(lang: Lang): Dictionary {
  return inLanguage(ALL, lang);
}

/** What the parts of a page that run in a browser say. */
export function browserDictionary(lang: Lang): Dictionary {
  return inLanguage(BROWSER, lang);
}

function inLanguage(table: Table, lang: Lang): Dictionary {
  if (lang === 'en') return {};
  return Object.fromEntries(Object.entries(table).map(([text, [korean, japanese]]) => [text, lang === 'ko' ? korean : japanese]));
}
