import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import subsetFont from 'subset-font';

const FOLDER = join(process.cwd(), 'node_modules', '@fontsource-variable');
/** What every picture may need: Latin letters, signs and arrows. */
const LATIN = [...range(0x20, 0x17f), 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x2032, 0x2212, 0x00b7].map((code) => String.fromCodePoint(code)).join('');
const LATIN_FONTS = [
  ['source-sans-3', 400],
  ['source-sans-3', 600],
  ['source-serif-4', 600],
] as const;
const EAST_ASIAN = { ko: ['noto-sans-kr', 'noto-sans-jp'], ja: ['noto-sans-jp', 'noto-sans-kr'] } as const;

let latin: Promise<readonly string[]> | undefined;

/** Files of fonts for one picture, and what removes those that no other picture uses. */
export interface FontFiles {
  readonly files: readonly string[];
  remove(): Promise<void>;
}

/** The fonts that a picture with this text needs, as TTF files. Korean and Japanese are made only as far as the text goes. */
export async function fontsFor(text: string, lang: string): Promise<FontFiles> {
  const common = await (latin ??= latinFonts());
  const foreign = [...new Set(text)].filter((character) => isEastAsian(character)).sort();
  if (foreign.length === 0) return { files: common, remove: () => Promise.resolve() };
  const order = lang === 'ja' ? EAST_ASIAN.ja : EAST_ASIAN.ko;
  const folder = await mkdtemp(join(tmpdir(), 'tracker-fonts-'));
  const own = await eastAsian(foreign, order, folder);
  return { files: [...common, ...own], remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Made once in a process, for all pictures; the system's folder for such files is emptied by the system. */
async function latinFonts(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tracker-fonts-'));
  return Promise.all(LATIN_FONTS.map(([name, weight]) => instance(join(FOLDER, name, 'files', `${name}-latin-wght-normal.woff2`), LATIN, weight, folder)));
}

/**
 * The same fonts as rules of a style sheet, with the characters of this text alone: in a browser that has none of them
 * a picture then has the widths that it was drawn for.
 */
export async function fontFaces(text: string, lang: string): Promise<string> {
  const characters = [...new Set(text)].sort();
  const latin = LATIN_FONTS.map(([name, weight]) => ({ file: join(FOLDER, name, 'files', `${name}-latin-wght-normal.woff2`), family: FAMILIES[name], weight, text: characters.filter((one) => !isEastAsian(one)).join('') }));
  const foreign = await eastAsianParts(characters.filter((one) => isEastAsian(one)), lang === 'ja' ? EAST_ASIAN.ja : EAST_ASIAN.ko);
  const eastern = foreign.map(({ file, characters: held, name }) => ({ file, family: FAMILIES[name], weight: 400, text: held.join('') }));
  const rules = await Promise.all(
    [...latin, ...eastern].map(async ({ file, family, weight, text: held }) => {
      const font = await subsetFont(await readFile(file), held, { targetFormat: 'woff2', variationAxes: { wght: weight } });
      const range = eastern.some((one) => one.file === file) ? `unicode-range:${[...held].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16)}`).join(',')};` : '';
      return `@font-face{font-family:'${family}';font-weight:${weight};${range}src:url(data:font/woff2;base64,${font.toString('base64')}) format('woff2')}`;
    }),
  );
  return rules.join('');
}

const FAMILIES = { 'source-sans-3': 'Source Sans 3', 'source-serif-4': 'Source Serif 4', 'noto-sans-kr': 'Noto Sans KR', 'noto-sans-jp': 'Noto Sans JP' } as const;
type EastAsian = (typeof EAST_ASIAN)['ko'][number];

async function eastAsian(characters: readonly string[], packages: readonly EastAsian[], folder: string): Promise<readonly string[]> {
  const fonts: string[] = [];
  for (const { file, characters: held } of await eastAsianParts(characters, packages)) {
    for (const weight of [400, 600]) fonts.push(await instance(file, held.join(''), weight, folder));
  }
  return fonts;
}

/** Which files of which font hold which of these characters, the first font that has one before the second. */
async function eastAsianParts(characters: readonly string[], packages: readonly EastAsian[]) {
  const parts: { readonly name: EastAsian; readonly file: string; readonly characters: readonly string[] }[] = [];
  let missing = characters;
  for (const name of packages) {
    const ranges = JSON.parse(await readFile(join(FOLDER, name, 'unicode.json'), 'utf8')) as Readonly<Record<string, string>>;
    for (const [part, range] of Object.entries(ranges)) {
      const held = missing.filter((character) => inRanges(character.codePointAt(0) ?? 0, range));
      if (held.length === 0) continue;
      missing = missing.filter((character) => !held.includes(character));
      parts.push({ name, file: join(FOLDER, name, 'files', `${name}-${part.replace(/[[\]]/g, '')}-wght-normal.woff2`), characters: held });
    }
  }
  return parts;
}

/** One weight of a variable font with the characters of a text: the drawing library knows static fonts alone. */
async function instance(file: string, text: string, weight: number, folder: string): Promise<string> {
  const font = await subsetFont(await readFile(file), text, { targetFormat: 'sfnt', variationAxes: { wght: weight } });
  const path = join(folder, `${basename(file, '.woff2')}-${weight}.ttf`);
  await writeFile(path, font);
  return path;
}

/** `U+1100-11ff,U+3131`, as a style sheet has it. */
function inRanges(code: number, ranges: string): boolean {
  return ranges.split(',').some((one) => {
    const [first = '', last = first] = one.trim().replace(/^U\+/i, '').split('-');
    return code >= Number.parseInt(first, 16) && code <= Number.parseInt(last, 16);
  });
}

function isEastAsian(character: string): boolean {
  return /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u.test(character);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
