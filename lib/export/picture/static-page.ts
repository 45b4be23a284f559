import type { Cell, Dataset } from '@/lib/charts/contract';
import { formatDate } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import { escapeText } from './markup';

export interface StaticPage {
  readonly dataset: Dataset<object>;
  /** The same picture for each of `STATIC_SIZES`. */
  readonly pictures: readonly string[];
  /** The rules of their fonts. */
  readonly fonts: string;
  readonly lang: string;
  readonly theme: 'light' | 'dark';
  /** Where the data of the picture is, as CSV. */
  readonly csv: string;
  /** Of a frozen answer its name and the day it was frozen; undefined for the answer of now. */
  readonly frozen: { readonly snapshot: string; readonly madeAt: string } | undefined;
}

/** For frames of a telephone, of a column and of a page, in pixels: text stays readable in each. */
export const STATIC_SIZES = [
  { width: 360, height: 560 },
  { width: 600, height: 600 },
  { width: 850, height: 600 },
] as const;

/** More rows than these are for the CSV; the table then says how many there are. */
const MOST_ROWS = 300;

/**
 * One chart as a page without a script: the picture, the rows as a table for those who don't see it, and where the data
 * is. The same input gives the same text.
 */
export function staticPage(page: StaticPage): string {
  const { dataset, pictures, fonts, lang, theme, csv, frozen } = page;
  const [paper, ink] = theme === 'light' ? ['#fbfaf6', '#1b2126'] : ['#16191b', '#ece7db'];
  const state = frozen === undefined ? '' : `<p>Frozen on ${formatDate(frozen.madeAt)}: it does not change when the data does. SHA-256 of the data: <code>${frozen.snapshot}</code></p>`;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeText(dataset.title)} · DPRK Crypto-Laundering Tracker</title>
<style>
${fonts}
body { margin: 0; background: ${paper}; color: ${ink}; font: 13px/1.45 'Source Sans 3', system-ui, 'Noto Sans KR', 'Noto Sans JP', sans-serif; color-scheme: ${theme}; }
svg { display: block; width: 100%; height: auto; }
.size-0 { max-width: 420px; }
.size-1 { max-width: 640px; }
.size-2 { max-width: 850px; }
.size-1, .size-2 { display: none; }
@media (min-width: 480px) { .size-0, .size-2 { display: none; } .size-1 { display: block; } }
@media (min-width: 720px) { .size-0, .size-1 { display: none; } .size-2 { display: block; } }
footer { padding: 0 24px 12px; overflow-wrap: anywhere; }
a { color: inherit; }
.rows { overflow-x: auto; }
table { border-collapse: collapse; }
td, th { padding: 2px 10px 2px 0; text-align: start; vertical-align: top; }
</style>
</head>
<body>
<main>
${pictures.map((svg, i) => `<div class="size-${i}">${distinct(svg, String(i))}</div>`).join('\n')}
</main>
<footer>
${state}<p><a href="${escapeText(csv)}" target="_blank" rel="noopener">Data as CSV</a> · ${plural(dataset.sources.length, 'source')}${dataset.complete ? '' : ' · incomplete'}</p>
<details><summary>Data table</summary>${table(dataset)}</details>
<details><summary>Notes and sources</summary><ul>${[...dataset.notes, ...dataset.sources.map(({ citation }) => citation)].map((text) => `<li>${escapeText(text)}</li>`).join('')}</ul></details>
</footer>
</body>
</html>
`;
}

/** Drawings on one page must not share the names of their patterns. */
function distinct(svg: string, suffix: string): string {
  return svg.replace(/ id="([\w-]+)"/g, ` id="$1-${suffix}"`).replace(/url\(#([\w-]+)\)/g, `url(#$1-${suffix})`);
}

function table({ columns, rows }: Dataset<object>): string {
  const shown = rows.slice(0, MOST_ROWS) as readonly Readonly<Record<string, Cell>>[];
  const caption = rows.length > MOST_ROWS ? `The first ${MOST_ROWS} of ${plural(rows.length, 'row')}; the CSV has all.` : plural(rows.length, 'row');
  const head = columns.map((column) => `<th scope="col">${escapeText(column.title)}</th>`).join('');
  const body = shown.map((row) => `<tr>${columns.map(({ name }) => `<td>${escapeText(cellText(row[name] ?? null))}</td>`).join('')}</tr>`).join('');
  return `<div class="rows" tabindex="0" role="region" aria-label="Data"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.join(', ') : String(cell);
}
