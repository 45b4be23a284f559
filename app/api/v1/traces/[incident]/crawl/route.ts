import { readCrawlRequest } from '@/lib/api/crawl-request';
import { accepted, answer } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** Starts the fetching for the trace of an incident, for who knows the admin token. */
export function POST(request: Request, { params }: { params: Promise<{ incident: string }> }): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertAdmin(request);
    return accepted(await ask.startCrawl((await params).incident, await readCrawlRequest(request)));
  });
}
