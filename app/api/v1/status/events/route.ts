import { answer } from '@/lib/api/respond';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answer(async () => (await server()).statusEvents(request));
}
