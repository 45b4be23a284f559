import { z } from 'zod';
import { CHART_FORMATS, LANGUAGES, SIDES, THEMES, type ChartFormat } from '@/lib/api/chart-request';
import { shape as crawlBody } from '@/lib/api/crawl-request';
import { csvParameters } from '@/lib/api/csv-request';
import { openApi, type OpenApi, type Operation } from '@/lib/api/openapi';
import { LIST_ENDINGS, TRACE_ENDINGS } from '@/lib/api/path';
import { screenParameters } from '@/lib/api/screen-request';
import { LISTS, type ListName, SERVED_CHARTS, type ServedChart } from '@/lib/charts/contract';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { parametersOf } from '@/lib/charts/lists/read';
import { CHART_PARAMETERS } from '@/lib/charts/parameters';
import { graphParameters, viewParameters } from '@/lib/charts/trace/params';

const JSON_TYPE = 'application/json';
const TYPES = { json: JSON_TYPE, csv: 'text/csv', metadata: 'application/csvm+json' } as const;
const CHART_TYPES: Readonly<Record<ChartFormat, string>> = {
  json: JSON_TYPE,
  csv: TYPES.csv,
  'metadata.json': TYPES.metadata,
  zip: 'application/zip',
  svg: 'image/svg+xml',
  png: 'image/png',
  html: 'text/html',
};
const WORDS: Readonly<Record<keyof typeof TYPES, string>> = { json: 'as JSON', csv: 'as CSV, whole', metadata: 'what the CSV can not say of itself (CSVW)' };

/** The OpenAPI 3.1 document of this tracker. */
export function openApiDocument(): OpenApi {
  const operations = [...LISTS.flatMap(listOperations), ...SERVED_CHARTS.flatMap(chartOperations), ...traceOperations(), ...otherOperations()];
  return openApi(operations, {
    version: '1',
    tags: {
      Lists: 'What is known, row by row.',
      Charts: 'What a chart shows, in each of its forms.',
      Traces: 'Where the loot of an incident went.',
      Screening: 'Whether an address is known.',
      Status: 'What this tracker is and holds.',
    },
    description: 'Incidents, wallets, transfers and charts of cryptocurrency stolen by DPRK actors. Open to any site, no key; amounts are decimal strings, times UTC.',
  });
}

function listOperations(name: ListName): Operation[] {
  const { title } = LIST_DEFINITIONS[name];
  const all = parametersOf(LIST_DEFINITIONS[name] as (typeof LIST_DEFINITIONS)['incidents']);
  const filters = Object.fromEntries(Object.entries(all).filter(([parameter]) => parameter !== 'limit' && parameter !== 'cursor'));
  const query = { json: all, csv: { ...filters, ...csvParameters }, metadata: filters };
  return Object.entries(LIST_ENDINGS).map(([ending, form]) => ({ path: `/api/v1/${name}${ending}`, tag: 'Lists', summary: `${title}, ${WORDS[form]}`, query: query[form], types: [TYPES[form]] }));
}

const frozen = { v: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('The SHA-256 of a frozen answer.') };
const look = { theme: z.enum(THEMES).optional(), lang: z.enum(LANGUAGES).optional() };
const side = z.int().min(SIDES.least).max(SIDES.most).optional().describe('Pixels.');
const FORMS: Readonly<Partial<Record<ChartFormat, z.ZodRawShape>>> = {
  csv: csvParameters,
  svg: { ...look, width: side, height: side },
  png: { ...look, width: side, height: side },
  html: { ...look, plain: z.literal('1').optional() },
};

function chartOperations(id: ServedChart): Operation[] {
  return CHART_FORMATS.map((format) => ({
    path: `/api/v1/charts/${id}.${format}`,
    tag: 'Charts',
    summary: `The chart ${id} as ${format}`,
    query: { ...CHART_PARAMETERS[id], ...frozen, ...FORMS[format] },
    types: [CHART_TYPES[format]],
  }));
}

function traceOperations(): Operation[] {
  const segments = { incident: z.string().describe('The name of an incident in the registry, such as bybit-2025.') };
  const common = { tag: 'Traces', segments };
  const query = { json: viewParameters, csv: { ...viewParameters, ...csvParameters }, metadata: viewParameters };
  return [
    ...Object.entries(TRACE_ENDINGS).map(([ending, form]) => ({ ...common, path: `/api/v1/traces/{incident}${ending}`, summary: `Where the loot of an incident is, ${WORDS[form]}`, query: query[form], types: [TYPES[form]] })),
    { ...common, path: '/api/v1/traces/{incident}/graph.json', summary: 'The graph of a trace', query: graphParameters, types: [JSON_TYPE] },
    { ...common, path: '/api/v1/traces/{incident}/paths.csv', summary: 'The paths of a trace, one row a transaction', query: query.csv, types: [TYPES.csv] },
    { ...common, path: '/api/v1/traces/{incident}/paths.csv-metadata.json', summary: `The paths of a trace: ${WORDS.metadata}`, query: viewParameters, types: [TYPES.metadata] },
    { ...common, path: '/api/v1/traces/{incident}/crawl', method: 'post', summary: 'Start the fetching for a trace', body: { [JSON_TYPE]: crawlBody }, types: [JSON_TYPE], status: 202, admin: true },
  ];
}

function otherOperations(): Operation[] {
  const addresses = z.object({ addresses: z.array(z.string()) });
  return [
    { path: '/api/v1/screen', method: 'post', tag: 'Screening', summary: 'What is known of up to 100,000 addresses; nothing that is asked is kept', query: screenParameters, body: { [JSON_TYPE]: addresses, 'text/csv': z.string(), 'text/plain': z.string() }, types: [JSON_TYPE, TYPES.csv] },
    { path: '/api/v1/status', tag: 'Status', summary: 'What this tracker holds and how far it has read', types: [JSON_TYPE] },
    { path: '/api/v1/status/events', tag: 'Status', summary: 'The same as server-sent events', types: ['text/event-stream'] },
    { path: '/api/v1/openapi.json', tag: 'Status', summary: 'This document', types: [JSON_TYPE] },
  ];
}
