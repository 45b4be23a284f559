import { readJsonBody } from '@/lib/api/json-body';
import { accepted, answer, confidential } from '@/lib/api/respond';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

/** What webhooks were told or are to be told, for who knows the admin token. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertAdmin(request);
    const { rows, total } = await ask.deliveries(new URL(request.url).searchParams);
    return confidential({ data: rows, meta: { total } });
  });
}

/** Has dead letters sent again. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertAdmin(request);
    return accepted({ data: await ask.resend(await readJsonBody(request)) });
  });
}
