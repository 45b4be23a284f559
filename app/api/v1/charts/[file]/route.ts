import { readChartPath } from '@/lib/api/path';
import { answer, csv, prepared } from '@/lib/api/respond';
import { server } from '@/lib/server';

export function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return answer(async () => {
    const { id, format } = readChartPath((await params).file);
    const query = new URL(request.url).searchParams;
    const ask = await server();
    if (format === 'csv') ask.assertRate('csv', request.headers);
    return format === 'csv' ? csv(await ask.chartCsv(id, query)) : prepared(request, await ask.chartJson(id, query));
  });
}
