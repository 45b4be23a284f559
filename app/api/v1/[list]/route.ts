import { readListPath } from '@/lib/api/path';
import { answer, csv, json } from '@/lib/api/respond';
import { server } from '@/lib/server';

export function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  return answer(async () => {
    const { name, format } = readListPath((await params).list);
    const query = new URL(request.url).searchParams;
    const ask = await server();
    return format === 'csv' ? csv(await ask.listCsv(name, query)) : json(request, await ask.list(name, query));
  });
}
