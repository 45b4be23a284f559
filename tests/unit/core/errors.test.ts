import { expect, it } from 'vitest';
import { explain, TrackerError } from '@/lib/core/errors';

it('an error tells the user what is wrong and what to do', () => {
  expect(explain(new TrackerError('bad_date', 'Wrong.', { fix: 'Do this.' }))).toBe('Wrong. Do this.');
  expect(explain(new TrackerError('bad_date', 'Wrong.'))).toBe('Wrong.');
  expect(explain(new Error('plain'))).toBe('plain');
  expect(explain('text')).toBe('text');
});

it('an error keeps what caused it', () => {
  const cause = new Error('beneath');
  expect(new TrackerError('store_damaged', 'Above.', { cause }).cause).toBe(cause);
});
