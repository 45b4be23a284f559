import { notReady, ready } from '@/lib/api/ready';
import { server } from '@/lib/server';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  try {
    await server();
    return ready();
  } catch (error) {
    return notReady(error);
  }
}
