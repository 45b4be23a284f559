import { readListPath } from '@/lib/api/path';
import { answer, csv, prepared } from '@/lib/api/respond';
import { server } from '@/lib/server';

export function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  return answer(async () => {
    const { name, format } = readListPath((await params).list);
    const query = new URL(request.url).searchParams;
    const ask = await server();
    if (format === 'csv') ask.assertRate('csv', request.headers);
    return format === 'csv' ? csv(await ask.listCsv(name, query)) : prepared(request, await ask.listJson(name, query));
  });
}
