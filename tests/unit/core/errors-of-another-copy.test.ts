import { expect, it, vi } from 'vitest';
import { TrackerError } from '@/lib/core/errors';

it('a mistake of the reader is answered as one, also when another bundle of the product threw it', async () => {
  vi.resetModules();
  const other = await import('@/lib/core/errors');
  expect(other.TrackerError).not.toBe(TrackerError);
  const error: unknown = new other.TrackerError('bad_value', 'No such tier.');
  expect(error instanceof TrackerError).toBe(true);
  expect(new Error('a bug') instanceof TrackerError).toBe(false);
});
