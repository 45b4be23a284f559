import type { Dataset, WithContext } from 'schema-dts';
import { CITED_AS } from './citation';

/** What search engines for data are told of a page. Paths begin with a slash. */
export interface DescribedPage {
  readonly name: string;
  /** 50 to 5,000 characters, as such engines want it. */
  readonly description: string;
  readonly path: string;
  readonly asOf: string;
  /** First and last day of what it covers, where it is one span: `2017-01-01/2026-11-24`. */
  readonly temporalCoverage?: string;
  /** The same data for machines. */
  readonly files: readonly { readonly path: string; readonly encodingFormat: 'text/csv' | 'application/json' }[];
  readonly sources: readonly { readonly citation: string; readonly url: string | null }[];
}

/** The page as a `Dataset` of schema.org; `origin` is scheme and host of the addresses. The same input gives the same. */
export function datasetLd({ name, description, path, asOf, temporalCoverage, files, sources }: DescribedPage, origin: string): WithContext<Dataset> {
  const url = origin + path;
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': url,
    name,
    description,
    url,
    identifier: url,
    creator: { '@type': 'Organization', name: CITED_AS, url: `${origin}/` },
    license: 'https://www.apache.org/licenses/LICENSE-2.0',
    isAccessibleForFree: true,
    dateModified: asOf,
    ...(temporalCoverage === undefined ? {} : { temporalCoverage }),
    distribution: files.map((file) => ({ '@type': 'DataDownload', encodingFormat: file.encodingFormat, contentUrl: origin + file.path })),
    isBasedOn: sources.map((source) => ({ '@type': 'CreativeWork', name: source.citation, ...(source.url === null ? {} : { url: source.url }) })),
  };
}
