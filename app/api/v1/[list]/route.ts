import { besideCsv, readCsvRequest } from '@/lib/api/csv-request';
import { readListPath } from '@/lib/api/path';
import { answer, csv, described, prepared } from '@/lib/api/respond';
import { server } from '@/lib/server';

export function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  return answer(async () => {
    const { name, format } = readListPath((await params).list);
    const query = new URL(request.url).searchParams;
    const ask = await server();
    if (format === 'json') return prepared(request, await ask.listJson(name, query));
    ask.assertRate('csv', request.headers);
    if (format === 'metadata') return described(request, await ask.listMetadata(name, query));
    const { filters, bom } = readCsvRequest(query);
    const describedBy = besideCsv(`${name}.csv-metadata.json`, filters);
    return csv(await ask.listCsv(name, filters), { bom, describedBy });
  });
}
