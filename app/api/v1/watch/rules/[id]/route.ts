import { answer, confidential } from '@/lib/api/respond';
import { server } from '@/lib/server';

/** Ends a watch rule, for who knows the admin token. */
export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertAdmin(request);
    await ask.watchRules.remove((await params).id);
    return confidential(null, 204);
  });
}
