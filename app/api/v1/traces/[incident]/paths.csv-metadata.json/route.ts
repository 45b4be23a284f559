import { answer, described } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** What the CSV of the paths can't say of itself. */
export function GET(request: Request, { params }: { params: Promise<{ incident: string }> }): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertRate('trace', request.headers);
    return described(request, await ask.tracePathsMetadata((await params).incident, new URL(request.url).searchParams));
  });
}
