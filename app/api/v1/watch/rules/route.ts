import { readJsonBody } from '@/lib/api/json-body';
import { answer, confidential } from '@/lib/api/respond';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

/** The watch rules, for who knows the admin token. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertAdmin(request);
    return confidential({ data: await ask.watchRules.list() });
  });
}

/** Keeps a watch rule. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertAdmin(request);
    return confidential({ data: await ask.watchRules.add(await readJsonBody(request)) }, 201);
  });
}
