import { readListRequest } from '@/lib/api/list-request';
import { answer, json } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** The lists from outside that were taken. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const data = await (await server()).outsideLists();
    return json(request, { data, meta: { total: data.length } });
  });
}

/** Shows what a list would change, and takes it with `?take=true`, for who knows the admin token. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertAdmin(request);
    return Response.json(await ask.importList(readListRequest(request)), { headers: { 'cache-control': 'no-store' } });
  });
}
