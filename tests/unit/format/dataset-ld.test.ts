import jsonld from 'jsonld';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { JsonLd } from '@/components/cite/json-ld';
import type { DescribedPage } from '@/lib/format/dataset-ld';

const page: DescribedPage = {
  name: 'Theft of </script><script>alert(1)</script>',
  description: 'All that is known of it.',
  path: '/incidents/a',
  asOf: '2026-11-24T00:00:00Z',
  temporalCoverage: '2025-02-21/2026-11-24',
  files: [{ path: '/api/v1/incidents.csv?slug=a', encodingFormat: 'text/csv' }],
  sources: [{ citation: 'FBI', url: 'https://ic3.gov/' }, { citation: 'A letter', url: null }],
};

/** The vocabulary without a network: each name is one of schema.org's. */
const documentLoader = (url: string) => Promise.resolve({ contextUrl: undefined, documentUrl: url, document: { '@context': { '@vocab': 'https://schema.org/' } } });

describe('what search engines for data are told', () => {
  it('is JSON-LD in which no word of ours ends the script, and names every part by schema.org', async () => {
    const markup = renderToStaticMarkup(createElement(JsonLd, { page, origin: 'https://tracker.example' }));
    expect(markup.match(/<\/script/g)).toHaveLength(1);
    const text = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(markup)?.[1] ?? '';
    const [expanded] = await jsonld.expand(JSON.parse(text) as object, { documentLoader });
    expect(expanded).toMatchObject({
      '@id': 'https://tracker.example/incidents/a',
      '@type': ['https://schema.org/Dataset'],
      'https://schema.org/name': [{ '@value': page.name }],
      'https://schema.org/dateModified': [{ '@value': page.asOf }],
      'https://schema.org/distribution': [{ '@type': ['https://schema.org/DataDownload'], 'https://schema.org/contentUrl': [{ '@value': 'https://tracker.example/api/v1/incidents.csv?slug=a' }] }],
      'https://schema.org/isBasedOn': [{ 'https://schema.org/url': [{ '@value': 'https://ic3.gov/' }] }, { 'https://schema.org/name': [{ '@value': 'A letter' }] }],
    });
  });
});
