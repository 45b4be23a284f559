import type { ReportChoice, SourceRef } from '@/lib/charts/contract';
import { CITED_AS } from '@/lib/format/citation';
import { formatDate } from '@/lib/format/date';
import { groupDigits, plural } from '@/lib/format/number';
import { DATA_LICENCE } from '../csvw';
import type { WrittenReport } from './entries';
import { html, Markup } from './markup';
import { methodSentence } from './readme';
import { STYLE } from './style';
import type { WrittenChart, WrittenTable } from './written';

/** A report as one page that needs nothing else, for reading and printing. */
export function reportHtml(report: WrittenReport): string {
  const { choice, url, dataVersion, asOf, notes, tables, charts } = report;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Report of the ${CITED_AS}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header>
<p>${CITED_AS}</p>
<h1>${titleOf(choice)}</h1>
<p>Asked by <a href="${url}">${url}</a></p>
<p>Registry ${dataVersion}, facts compiled up to ${formatDate(asOf)}. Traces by ${methodSentence(choice.method)} <a href="${new URL('/methodology', url).href}">The whole method</a></p>
${notes.length === 0 ? '' : html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
</header>
<main>
<section><h2>What is in it</h2>${overview(tables)}</section>
${charts.map(chart)}
${tables.map(section)}
</main>
<footer><p>Stolen, reported, observed and computed values are never added up. That a trace passes an address says nothing about its owner. Licence: <a href="${DATA_LICENCE}">${DATA_LICENCE}</a></p></footer>
</body>
</html>
`.text;
}

function titleOf({ incidents, wallets, since, until }: ReportChoice): string {
  const what = [...incidents, ...wallets.map(({ chain, address }) => `${chain}:${address}`)].join(', ') || 'All thefts';
  const period = [since === undefined ? '' : ` from ${formatDate(since)}`, until === undefined ? '' : ` to ${formatDate(until)}`].join('');
  return `${what}${period}`;
}

function overview(tables: readonly WrittenTable[]): Markup {
  return html`<table><thead><tr><th>Table</th><th>Rows</th><th>As of</th><th>Complete</th></tr></thead><tbody>${tables.map(
    ({ name, title, total, asOf, complete }) =>
      html`<tr><th scope="row"><a href="#${name}">${title}</a></th><td>${groupDigits(String(total))}</td><td>${formatDate(asOf)}</td><td>${completeness(complete)}</td></tr>`,
  )}</tbody></table>`;
}

function chart({ title, subtitle, svg, asOf, complete, methodVersion, sources }: WrittenChart): Markup {
  const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return html`<section><h2>${title}</h2><figure><img src="${data}" alt="${title}: ${subtitle}"><figcaption>${subtitle}. As of ${formatDate(asOf)}, ${completeness(complete)}, method ${methodVersion}.</figcaption></figure>${sourceList(sources)}</section>`;
}

function section({ name, title, columns, first, total, asOf, complete, methodVersion, notes, sources }: WrittenTable): Markup {
  const told = [`${name}.csv`, `as of ${formatDate(asOf)}`, completeness(complete), ...(methodVersion === undefined ? [] : [`method ${methodVersion}`])].join(', ');
  const rows = first.map((row) => html`<tr>${columns.map((column) => html`<td>${cell(row[column.name])}</td>`)}</tr>`);
  return html`<section id="${name}"><h2>${title}</h2>
<p>${total === 0 ? 'Nothing matches.' : total > first.length ? `The first ${first.length} of ${plural(total, 'row')}; the CSV has all.` : `${plural(total, 'row')}.`} ${told}.</p>
${notes.length === 0 ? '' : html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${total === 0 ? '' : html`<div class="wide" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${columns.map((column) => html`<th scope="col">${column.title}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`}
${sourceList(sources)}</section>
`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function completeness(complete: boolean): string {
  return complete ? 'nothing known to be missing' : 'incomplete';
}

function sourceList(sources: readonly SourceRef[]): Markup {
  if (sources.length === 0) return html``;
  return html`<details><summary>${plural(sources.length, 'source')}</summary><ol>${sources.map(
    ({ citation, publisher, url, published, access }) =>
      html`<li>${url === null ? citation : html`<a href="${url}">${citation}</a>`}${publisher === null ? '' : `, ${publisher}`}${published === null ? '' : `, ${formatDate(published)}`} (${access})</li>`,
  )}</ol></details>`;
}
