import { originOf } from '@/lib/api/origin';
import { answer, zip } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** A report as a ZIP, sent while it is being read. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertRate('csv', request.headers);
    return zip('report.zip', await ask.reportZip(new URL(request.url).searchParams, originOf(request)));
  });
}
