import { answer, json } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** The OpenAPI document of all that is answered under /api/v1. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => json(request, (await server()).openApi()));
}
