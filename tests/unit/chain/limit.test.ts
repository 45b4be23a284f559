import { expect, it } from 'vitest';
import { createLimit, mapAll } from '@/lib/chain/limit';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('never has more requests under way than a node allows, and gets all of them done in order', async () => {
  const limit = createLimit(3);
  let running = 0;
  let most = 0;
  const done = await mapAll(Array.from({ length: 20 }, (_, i) => i), (i) =>
    limit(async () => {
      most = Math.max(most, ++running);
      await later(i % 3);
      running--;
      return i;
    }),
  );
  expect(most).toBe(3);
  expect(done).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

it('gives the place of a failed request to the next one', async () => {
  const limit = createLimit(1);
  const failing = limit(() => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await limit(() => Promise.resolve(7))).toBe(7);
});

it('tells of a failure only when nothing is under way any more, so that nothing is written behind its back', async () => {
  let finished = false;
  const work = mapAll([0, 1], async (i) => {
    if (i === 0) throw new Error('first');
    await later(10);
    finished = true;
  });
  await expect(work).rejects.toThrow('first');
  expect(finished).toBe(true);
});
