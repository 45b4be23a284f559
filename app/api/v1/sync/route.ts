import { failure, accepted, answer } from '@/lib/api/respond';
import { readSyncRequest } from '@/lib/api/sync-request';
import { TrackerError } from '@/lib/core/errors';
import { server } from '@/lib/server';

/** Starts the sync of a chain, or of all that have an endpoint, for who knows the admin token. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const ask = await server();
    ask.assertAdmin(request);
    return accepted(await ask.startSync(await readSyncRequest(request)));
  });
}

export function GET(): Response {
  return failure(new TrackerError('bad_request', 'A sync is started by POST.', { fix: '/api/v1/status says how far each chain is.' }));
}
