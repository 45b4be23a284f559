import { answer, zip } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** The evidence bundle of a trace. */
export function GET(request: Request, { params }: { params: Promise<{ incident: string }> }): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertRate('trace', request.headers);
    const { name, chunks } = await ask.traceBundle((await params).incident, new URL(request.url).searchParams);
    return zip(name, chunks);
  });
}
