import { answer, prepared } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** The graph of a trace. */
export function GET(request: Request, { params }: { params: Promise<{ incident: string }> }): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertRate('trace', request.headers);
    return prepared(request, await ask.traceGraphJson((await params).incident, new URL(request.url).searchParams));
  });
}
