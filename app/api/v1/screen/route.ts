import { answer, csv, failure, preflight } from '@/lib/api/respond';
import { readScreenRequest } from '@/lib/api/screen-request';
import { screenJson } from '@/lib/api/screen-respond';
import { TrackerError } from '@/lib/core/errors';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertRate('screen', request.headers);
    const { asked, format, bom } = await readScreenRequest(request);
    return format === 'csv' ? csv(await ask.screenCsv(asked), { cacheControl: 'no-store', bom }) : screenJson(await ask.screen(asked));
  });
}

export function GET(): Response {
  return failure(new TrackerError('bad_request', 'Addresses are screened by POST.', { fix: 'Send { "addresses": ["0x…"] } or text/csv.' }));
}

export function OPTIONS(): Response {
  return preflight('POST', 'OPTIONS');
}
