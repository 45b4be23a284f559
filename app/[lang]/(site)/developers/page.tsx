import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Examples } from '@/components/developers/examples-list';
import { Operations } from '@/components/developers/operations';
import { PageHead } from '@/components/lists/page-head';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'API' };

export default async function DevelopersPage() {
  const asked = await headers();
  const origin = `${asked.get('x-forwarded-proto') ?? 'http'}://${asked.get('host') ?? 'localhost'}`;
  const { paths } = (await server()).openApi();
  return (
    <>
      <PageHead title="API">
        Everything that a page shows, for machines: no key, open to any site. Amounts are decimal text and base units, times are UTC, unknown is null
        or an empty cell. The same is written as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
      </PageHead>
      <h2>In one line</h2>
      <Examples origin={origin} />
      <h2>How answers behave</h2>
      <p>
        Lists come in pages: <code>meta.nextCursor</code> is the <code>cursor</code> of the next one. A CSV is whole; its header <code>x-total-count</code>
        {' '}says how many rows it has, <code>x-complete: false</code> that some are known to be missing, and <code>link</code> where its description by the
        W3C’s vocabulary (CSVW) is. JSON has an <code>etag</code>: send it as <code>if-none-match</code>, and what you have is not sent again. A question
        that can’t be answered gets <code>{'{ "error": { "code", "message", "field", "requestId" } }'}</code> with 400, 404, 422 or 429.
      </p>
      <Operations paths={paths} />
    </>
  );
}
