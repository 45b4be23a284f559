import type { DescribedPage } from '@/lib/format/dataset-ld';
import { CiteDetails } from './cite-details';
import { JsonLd } from './json-ld';

/** How to cite a page of one thing, for people and for search engines. */
export function CitedPage({ page, origin, methodVersion = '1' }: { page: DescribedPage; origin: string; methodVersion?: string }) {
  const accessed = new Date().toISOString().slice(0, 10);
  return (
    <>
      <JsonLd page={page} origin={origin} />
      <CiteDetails title={page.name} url={origin + page.path} asOf={page.asOf} methodVersion={methodVersion} accessed={accessed} />
    </>
  );
}
