import { answer, csv, failure } from '@/lib/api/respond';
import { readScreenRequest } from '@/lib/api/screen-request';
import { screenJson } from '@/lib/api/screen-respond';
import { TrackerError } from '@/lib/core/errors';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertRate('screen', request.headers);
    const { asked, format } = await readScreenRequest(request);
    return format === 'csv' ? csv(await ask.screenCsv(asked), 'no-store') : screenJson(await ask.screen(asked));
  });
}

export function GET(): Response {
  return failure(new TrackerError('bad_request', 'Addresses are screened by POST.', { fix: 'Send { "addresses": ["0x…"] } or text/csv.' }));
}
