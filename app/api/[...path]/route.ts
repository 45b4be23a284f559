import { failure } from '@/lib/api/respond';
import { TrackerError } from '@/lib/core/errors';

export function GET(): Response {
  return failure(new TrackerError('not_found', 'There is nothing at this address.', { fix: 'The README lists what /api/v1 has.' }));
}
