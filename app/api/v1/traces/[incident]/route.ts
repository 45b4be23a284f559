import { besideCsv, readCsvRequest } from '@/lib/api/csv-request';
import { readTracePath } from '@/lib/api/path';
import { answer, csv, described, prepared } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** Where the loot of an incident is: `bybit-2025.json`, `bybit-2025.csv`. */
export function GET(request: Request, { params }: { params: Promise<{ incident: string }> }): Promise<Response> {
  return answer(async () => {
    const { incident, format } = readTracePath((await params).incident);
    const query = new URL(request.url).searchParams;
    const ask = await server();
    ask.assertRate('trace', request.headers);
    if (format === 'json') return prepared(request, await ask.traceJson(incident, query));
    if (format === 'metadata') return described(request, await ask.traceMetadata(incident, query));
    const { filters, bom } = readCsvRequest(query);
    return csv(await ask.traceCsv(incident, filters), { bom, describedBy: besideCsv(`${incident}.csv-metadata.json`, filters) });
  });
}
