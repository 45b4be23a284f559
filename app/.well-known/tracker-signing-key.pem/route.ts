import { answer } from '@/lib/api/respond';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

/** The public key with which this installation signs its evidence bundles. */
export function GET(): Promise<Response> {
  return answer(async () => {
    const headers = { 'content-type': 'application/x-pem-file', 'cache-control': 'public, max-age=10', 'access-control-allow-origin': '*' };
    return new Response((await server()).signingKey(), { headers });
  });
}
