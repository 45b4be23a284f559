import { CITED_AS } from '@/lib/format/citation';
import { formatDate } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import { DATA_LICENCE } from '../csvw';
import type { WrittenReport } from './entries';

const METHODS = {
  fifo: 'FIFO: what came into an account first leaves it first.',
  lifo: 'LIFO: what came into an account last leaves it first.',
  tiho: 'TIHO: the greater of a payment and what stays behind gets the stolen money first.',
  haircut: 'Haircut: every payment carries stolen money in proportion to what the account holds.',
} as const;

/** The method of a report in a sentence. */
export function methodSentence(method: keyof typeof METHODS): string {
  return METHODS[method];
}

/** What lies in a report, how it was asked, and how to check it, as plain text in lines that a terminal can show. */
export function reportReadme({ choice, url, dataVersion, asOf, notes, tables, charts }: WrittenReport): string {
  const incomplete = tables.filter(({ complete }) => !complete).map(({ name }) => `${name}.csv`);
  return [
    `Report of the ${CITED_AS}`,
    '',
    'ASKED BY',
    `  ${url}`,
    '  The same address over the same data gives the same bytes.',
    '',
    'DATA',
    `  Registry ${dataVersion}, facts compiled up to ${formatDate(asOf)}. Each file says its own as-of date.`,
    ...notes.map((note) => `  ${note}`),
    '',
    'FILES',
    '  report.html: to be read and printed, with the first rows of each table',
    ...tables.map(({ name, title, total }) => `  ${name}.csv: ${title}, ${plural(total, 'row')}`),
    '  *.csv-metadata.json: columns, types, units, sources, filters of each table (CSVW)',
    ...charts.map(({ name, title }) => `  charts/${name}.svg, .png: ${title}`),
    '  metadata.json: the choice, every table and chart, and the SHA-256 of each file',
    ...(incomplete.length === 0 ? [] : ['', 'INCOMPLETE', `  ${incomplete.join(', ')}: rows are known to be missing or figures are lower bounds; their`, '  metadata say why. Unknown is an empty cell, never 0.']),
    '',
    'METHOD',
    `  Traces by ${METHODS[choice.method]}`,
    '  What is stolen, reported, observed and computed is never added up. A tier says how sure an attribution or a',
    '  listing is; what is suspected is no finding. That a trace passes an address says nothing about its owner.',
    `  The whole method: ${new URL('/methodology', url).href}`,
    '',
    'CHECK IT',
    '  1. Compare each file with its SHA-256 in metadata.json.',
    '  2. Look up any tx_hash with a block explorer or a node of yours: amounts are given in base units too.',
    '  3. Ask again by the address above, or run the tracker yourself: it is open source.',
    '',
    'LICENCE',
    `  ${DATA_LICENCE}`,
    '',
  ].join('\r\n');
}
