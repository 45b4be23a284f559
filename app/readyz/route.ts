import { notReady, ready } from '@/lib/api/ready';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  try {
    return ready(await (await server()).staleSyncs());
  } catch (error) {
    return notReady(error);
  }
}
