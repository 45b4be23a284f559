import { readChartRequest } from '@/lib/api/chart-request';
import { besideCsv, readCsvRequest } from '@/lib/api/csv-request';
import { readChartPath } from '@/lib/api/path';
import { answer, csv, FOR_EVER, prepared, whole, zip } from '@/lib/api/respond';
import { server } from '@/lib/server';

export function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return answer(async () => {
    const { id, format } = readChartPath((await params).file);
    const query = new URL(request.url).searchParams;
    const { filters, bom } = format === 'csv' ? readCsvRequest(query) : { filters: query, bom: false };
    const asked = readChartRequest(format, filters);
    const options = { bom, describedBy: besideCsv(`${id}.metadata.json`, filters) };
    const ask = await server();
    if (format === 'json' && asked.snapshot === undefined) return prepared(request, await ask.chartJson(id, asked.filters));
    ask.assertRate(format === 'csv' ? 'csv' : 'picture', request.headers);
    if (format !== 'csv' && format !== 'zip') return whole(request, await ask.chartFile(id, format, asked));
    if (format === 'csv' && asked.snapshot === undefined) return csv(await ask.chartCsv(id, asked.filters), options);
    const found = await ask.chartAnswer(id, asked);
    return format === 'csv' ? csv(ask.frozenCsv(found), { ...options, cacheControl: FOR_EVER }) : zip(`${id}.zip`, ask.chartZip(found), found.frozenAt === undefined ? undefined : FOR_EVER);
  });
}
