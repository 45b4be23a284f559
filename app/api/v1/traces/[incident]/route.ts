import { readTracePath } from '@/lib/api/path';
import { answer, csv, prepared } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** Where the loot of an incident is: `bybit-2025.json`, `bybit-2025.csv`. */
export function GET(request: Request, { params }: { params: Promise<{ incident: string }> }): Promise<Response> {
  return answer(async () => {
    const { incident, format } = readTracePath((await params).incident);
    const query = new URL(request.url).searchParams;
    const ask = await server();
    ask.assertRate('trace', request.headers);
    return format === 'csv' ? csv(await ask.traceCsv(incident, query)) : prepared(request, await ask.traceJson(incident, query));
  });
}
