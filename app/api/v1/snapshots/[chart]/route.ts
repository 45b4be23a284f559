import { readChartName } from '@/lib/api/path';
import { answer, json } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** Freezes the answer of now. Asked again it gives the same while the data is the same. */
export function POST(request: Request, { params }: { params: Promise<{ chart: string }> }): Promise<Response> {
  return answer(async () => {
    const chart = readChartName((await params).chart);
    const ask = await server();
    ask.assertRate('picture', request.headers);
    const { id, frozenAt, dataset } = await ask.freeze(chart, new URL(request.url).searchParams);
    return json(request, { data: { id, chart, madeAt: frozenAt, asOf: dataset.asOf, path: `/embed/${chart}?v=${id}` } }, 'no-store');
  });
}
