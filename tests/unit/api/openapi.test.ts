import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import { addressesIn, examplesFor } from '@/components/developers/examples';
import { readListPath, readChartPath } from '@/lib/api/path';
import { LISTS, SERVED_CHARTS } from '@/lib/charts/contract';
import { LIST_DEFINITIONS } from '@/lib/charts/lists';
import { columnsOf } from '@/lib/charts/lists/read';
import { openApiDocument } from '@/lib/server/openapi';

interface Parameter {
  readonly name: string;
  readonly schema: { readonly enum?: readonly string[]; readonly default?: unknown };
}
type Paths = Readonly<Record<string, { readonly get?: { readonly parameters: readonly Parameter[] } }>>;

const paths = openApiDocument().paths as Paths;
const parameter = (path: string, name: string) => paths[path]?.get?.parameters.find((each) => each.name === name);

it('a client can be made of the OpenAPI document: a public linter has nothing to say against it', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(openApiDocument()), config });
  expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`)).toEqual([]);
});

it('every list and chart is in it in each form, with the parameters that it checks', () => {
  for (const name of LISTS) {
    expect(Object.keys(paths)).toEqual(expect.arrayContaining([`/api/v1/${name}`, `/api/v1/${name}.csv`, `/api/v1/${name}.csv-metadata.json`]));
    for (const column of columnsOf(LIST_DEFINITIONS[name] as (typeof LIST_DEFINITIONS)['incidents'])) expect(parameter(`/api/v1/${name}`, column.name)).toBeDefined();
  }
  for (const id of SERVED_CHARTS) expect(paths[`/api/v1/charts/${id}.png`]).toBeDefined();
  expect(parameter('/api/v1/incidents.csv', 'cursor')).toBeUndefined();
  expect(parameter('/api/v1/charts/flow.json', 'incident')?.schema.default).toBe('bybit-2025');
  expect(parameter('/api/v1/traces/{incident}.json', 'method')?.schema.enum).toContain('fifo');
});

it('the examples of the page ask for what there is, with parameters that are known', () => {
  for (const { code } of examplesFor('https://tracker.example')) {
    for (const address of addressesIn(code)) {
      const { pathname, searchParams } = new URL(address);
      const known = paths[pathname]?.get?.parameters.map(({ name }) => name);
      if (pathname !== '/api/v1/screen') expect(known, pathname).toEqual(expect.arrayContaining([...searchParams.keys()]));
      const last = pathname.split('/').at(-1) ?? '';
      if (pathname.includes('/charts/')) expect(readChartPath(last).format).toBe('csv');
      else if (last !== 'screen') expect(readListPath(last).format).toBe('csv');
    }
  }
});
