import { originOf } from '@/lib/api/origin';
import { answer, whole } from '@/lib/api/respond';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

/** New thefts, attributions, events and alerts; `?kind=` for some of them. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => whole(request, await (await server()).feed(new URL(request.url).searchParams, originOf(request))));
}
