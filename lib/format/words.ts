import type { Lang } from './languages';
import type { Message } from './messages';

/** Translations by their English text. */
export type Dictionary = Readonly<Record<string, string>>;

/** Speaks one language. Called with a text of the message files, it gives the text in that language, with the values in its places. */
export interface Words {
  (text: Message, ...values: readonly (string | number)[]): string;
  readonly lang: Lang;
  /** A text that is not ours to name, such as a note of an answer: translated where the message files have it, else as it is. */
  said(text: string): string;
}

/** A text with `{0}`, `{1}` … filled in. */
export function fill(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** Speaks a language by its dictionary; what is missing there stays English. */
export function createWords(lang: Lang, dictionary: Dictionary): Words {
  const heard = createHearing(dictionary);
  const say = (text: Message, ...values: readonly (string | number)[]) => fill(dictionary[text] ?? text, values);
  return Object.assign(say, { lang, said: heard });
}

/** English needs no dictionary. */
export const english: Words = createWords('en', {});

/** The fewest letters by which a text with places in it is known again: fewer are in too many other texts. */
const LEAST = 8;

/**
 * Knows a text again whose places have been filled: `3 thefts have no amount` by `{0} have no amount`, and what stands
 * in the places likewise. The answers of the API are English sentences; this is how a page says them in its language.
 */
function createHearing(dictionary: Dictionary): (text: string) => string {
  let forms: readonly { readonly pattern: RegExp; readonly translation: string }[] | undefined;
  const known = new Map<string, string>();
  const hear = (text: string): string => {
    forms ??= formsOf(dictionary);
    for (const { pattern, translation } of forms) {
      const match = pattern.exec(text);
      if (match !== null) return fill(translation, match.slice(1).map(said));
    }
    return text;
  };
  const said = (text: string): string => {
    const whole = dictionary[text] ?? known.get(text);
    if (whole !== undefined) return whole;
    const found = hear(text);
    known.set(text, found);
    return found;
  };
  return said;
}

/** In the order of their places, since a translation may have them in another. */
function formsOf(dictionary: Dictionary) {
  return Object.entries(dictionary)
    .map(([text, translation]) => ({ text, translation, letters: text.replace(/\{\d\}|[^a-z]/gi, '').length }))
    .filter(({ text, letters }) => text.includes('{0}') && letters >= LEAST)
    .sort((a, b) => b.letters - a.letters)
    .map(({ text, translation }) => ({ pattern: new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.+?)')}$`, 's'), translation }));
}
