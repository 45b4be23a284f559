import { answer } from '@/lib/api/respond';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

/** For Prometheus. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => (await server()).metrics(request));
}
