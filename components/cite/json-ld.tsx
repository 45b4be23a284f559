import { type DescribedPage, datasetLd } from '@/lib/format/dataset-ld';

/** Tells search engines for data what a page holds. A `<` would end the script, so none is left in it. */
export function JsonLd({ page, origin }: { page: DescribedPage; origin: string }) {
  const text = JSON.stringify(datasetLd(page, origin)).replace(/</g, '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
