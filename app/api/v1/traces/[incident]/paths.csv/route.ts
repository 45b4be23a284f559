import { besideCsv, readCsvRequest } from '@/lib/api/csv-request';
import { answer, csv } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** The paths of a trace, one row a transaction. */
export function GET(request: Request, { params }: { params: Promise<{ incident: string }> }): Promise<Response> {
  return answer(async () => {
    const { filters, bom } = readCsvRequest(new URL(request.url).searchParams);
    const ask = await server();
    ask.assertRate('trace', request.headers);
    return csv(await ask.tracePathsCsv((await params).incident, filters), { bom, describedBy: besideCsv('paths.csv-metadata.json', filters) });
  });
}
