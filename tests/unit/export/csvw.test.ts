import { describe, expect, it } from 'vitest';
import type { Column, SourceRef } from '@/lib/charts/contract';
import { csvwTable, type Described } from '@/lib/export/csvw';

const columns: Column[] = [
  { name: 'date', title: 'Date', type: 'date' },
  { name: 'loss_usd', title: 'Loss', type: 'usd', unit: 'USD', note: 'Empty where unknown.' },
  { name: 'sources', title: 'sources', type: 'list' },
  { name: 'amount_base_units', title: 'Base units', type: 'units' },
];
const source: SourceRef = { id: 's1', citation: 'A report', publisher: null, url: 'https://un.example/1', published: '2024-03', access: 'seen' };
const described: Described = {
  url: 'incidents.csv?tier=official',
  title: 'Thefts',
  columns,
  sources: [source, { ...source, id: 's2', publisher: 'UN', url: null, published: null }],
  asOf: '2025-11-01T00:00:00Z',
  total: 7,
  complete: false,
  notes: ['Later transfers may follow.'],
  methodVersion: '2',
  filters: { tier: 'official' },
};

interface Columns {
  readonly tableSchema: { readonly columns: readonly Readonly<Record<string, unknown>>[] };
}

describe('the description of a CSV', () => {
  it('names file, title, licence, sources, as of and method in the words of the W3C', () => {
    expect(csvwTable(described)).toMatchObject({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      url: 'incidents.csv?tier=official',
      'dc:title': 'Thefts',
      'dc:modified': { '@value': '2025-11-01T00:00:00Z' },
      'dc:license': { '@id': 'https://www.apache.org/licenses/LICENSE-2.0' },
      'dc:source': [{ '@id': 'https://un.example/1', 'dc:identifier': 's1', 'dc:issued': '2024-03' }, { 'dc:identifier': 's2', 'dc:publisher': 'UN' }],
      'schema:measurementTechnique': { 'schema:version': '2' },
    });
    expect(csvwTable({ ...described, methodVersion: undefined })).not.toHaveProperty('schema:measurementTechnique');
  });

  it('says how many rows there are, that some are missing, and by which filters', () => {
    const properties = csvwTable(described)['schema:additionalProperty'] as Record<string, unknown>[];
    expect(properties.map((each) => [each['schema:name'], each['schema:value']])).toEqual([
      ['asOf', '2025-11-01T00:00:00Z'],
      ['total', 7],
      ['complete', false],
      ['filter tier', 'official'],
    ]);
    expect(csvwTable(described)['rdfs:comment']).toContain('Later transfers may follow.');
  });

  it('gives each column its type, unit and empty cell, and a title that the header row has', () => {
    const { tableSchema } = csvwTable(described) as unknown as Columns;
    expect(tableSchema.columns).toEqual([
      { name: 'date', titles: ['date', 'Date'], datatype: { base: 'string', format: '\\d{4}(-\\d{2}(-\\d{2})?)?' }, null: '' },
      { name: 'loss_usd', titles: ['loss_usd', 'Loss'], 'dc:description': 'Empty where unknown.', 'schema:unitText': 'USD', datatype: 'decimal', null: '' },
      { name: 'sources', titles: ['sources'], datatype: 'string', separator: ';', null: '' },
      { name: 'amount_base_units', titles: ['amount_base_units', 'Base units'], datatype: 'integer', null: '' },
    ]);
  });

  it('gives the same bytes for the same data', () => {
    expect(JSON.stringify(csvwTable(described))).toBe(JSON.stringify(csvwTable(structuredClone(described))));
  });
});
