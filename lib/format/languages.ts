/** The languages of the three countries' analysts. English stands at the paths without a prefix. */
export const LANGS = ['en', 'ko', 'ja'] as const;
export type Lang = (typeof LANGS)[number];

/** What each language calls itself. */
export const LANG_NAMES: Readonly<Record<Lang, string>> = { en: 'English', ko: '한국어', ja: '日本語' };

/** Whether we speak it. */
export function isLang(text: unknown): text is Lang {
  return LANGS.some((lang) => lang === text);
}

/** A path in a language: `/incidents?tier=official` is `/ko/incidents?tier=official` in Korean. Data and outer addresses stay. */
export function pathIn(lang: Lang, path: string): string {
  if (lang === 'en' || !path.startsWith('/') || path.startsWith('/api/')) return path;
  return `/${lang}${/^\/($|[?#])/.test(path) ? path.slice(1) : path}`;
}

/** A path without its language: `/ko/incidents` and `/en/incidents` are `/incidents`. */
export function barePath(path: string): string {
  return path.replace(/^\/(?:en|ko|ja)(?=\/|$)/, '') || '/';
}
