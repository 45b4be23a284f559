import { formatDate } from './date';

/** How the project is named where it is cited. */
export const CITED_AS = 'DPRK crypto-laundering tracker';

/** What is cited. Dates are ISO 8601; `url` is whole, that of frozen data where there is one. */
export interface Cited {
  readonly title: string;
  readonly url: string;
  readonly asOf: string;
  readonly methodVersion: string;
  /** The day on which the reader saw it. */
  readonly accessed: string;
  /** Id of the frozen data. */
  readonly snapshot?: string;
}

/** One citation at three lengths. */
export interface Citations {
  /** For a caption: what, by whom, as of when. */
  readonly short: string;
  /** For a list of references. */
  readonly long: string;
  /** An entry for BibTeX and biber, in UTF-8, with braces that balance whatever the title holds. */
  readonly bibtex: string;
}

/** The citations of a page or a chart. The same input gives the same text. */
export function citations(cited: Cited): Citations {
  const title = oneLine(cited.title);
  const { url, methodVersion, snapshot } = cited;
  const asOf = formatDate(cited.asOf);
  const facts = [`Data as of ${asOf}`, `method ${methodVersion}`, ...(snapshot === undefined ? [] : [`snapshot ${snapshot}`])].join(', ');
  return {
    short: `${CITED_AS}, “${title}”, as of ${asOf}`,
    long: `${CITED_AS} (${cited.asOf.slice(0, 4)}). “${title}”. ${facts}. ${url} (accessed ${formatDate(cited.accessed)}).`,
    bibtex: entry(keyOf(title, cited.asOf), {
      author: `{${escapeBibtex(CITED_AS)}}`,
      title: `{${escapeBibtex(title)}}`,
      year: cited.asOf.slice(0, 4),
      url: escapeUrl(url),
      urldate: cited.accessed.slice(0, 10),
      note: escapeBibtex(facts),
    }),
  };
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // A brace behind a backslash still counts for BibTeX, and one alone would end the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** A text as the value of a BibTeX field: what LaTeX would take for a command is spelt out, all other letters stay. */
function escapeBibtex(text: string): string {
  return oneLine(text).replace(/[\\{}~^$&#_%]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}

/** BibTeX reads an address to the letter, but for what would end the field. */
function escapeUrl(url: string): string {
  return url.replace(/[\\{}\s]/g, encodeURIComponent);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** Letters and digits alone: `dprk-tracker-2026-thefts-by-year`. */
function keyOf(title: string, asOf: string): string {
  const words = title.normalize('NFKD').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return ['dprk-tracker', asOf.slice(0, 4), ...words.slice(0, 6)].join('-');
}

function entry(key: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@misc{${key},`, ...lines, '}'].join('\n');
}
