import { readChartName } from '@/lib/api/path';
import { answer, moved } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** Freezes the answer of now and leads to it: what a reader who cites opens instead of a form. */
export function GET(request: Request, { params }: { params: Promise<{ chart: string }> }): Promise<Response> {
  return answer(async () => {
    const chart = readChartName((await params).chart);
    const ask = await server();
    ask.assertRate('picture', request.headers);
    const { id } = await ask.freeze(chart, new URL(request.url).searchParams);
    return moved(`/embed/${chart}?v=${id}`);
  });
}
