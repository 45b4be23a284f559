export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response('ok\n', { headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' } });
}
