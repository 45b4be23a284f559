import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTurns } from '@/lib/db/embedded/turns';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A sync that stores for as long as it may, and remembers when. */
function storing(turns: ReturnType<typeof createTurns>, ms: number) {
  let over = false;
  let stored = 0;
  const loop = (async () => {
    while (!over) {
      await turns.transaction(() => wait(ms));
      stored++;
      await wait(0);
    }
  })();
  return {
    stored: () => stored,
    async end() {
      over = true;
      await loop;
    },
  };
}

it('a page of a dozen statements waits for one transaction of a sync, not for a dozen', async () => {
  const turns = createTurns();
  const sync = storing(turns, 60);
  await wait(10);
  const before = sync.stored();
  for (let i = 0; i < 12; i++) await turns.statement(() => wait(1));
  expect(sync.stored() - before).toBeLessThanOrEqual(2);
  await sync.end();
});

it('a sync goes on, though pages ask without a pause', async () => {
  const turns = createTurns({ patienceMs: 50 });
  let over = false;
  const asking = (async () => {
    while (!over) await turns.statement(() => wait(1));
  })();
  const sync = storing(turns, 1);
  await wait(600);
  over = true;
  await asking;
  expect(sync.stored()).toBeGreaterThan(4);
  await sync.end();
});

it('a sync that is alone does not wait', async () => {
  const turns = createTurns({ lullMs: 10_000 });
  const started = performance.now();
  for (let i = 0; i < 20; i++) await turns.transaction(() => Promise.resolve());
  expect(performance.now() - started).toBeLessThan(1_000);
});

it('a failure is that of its own work, and the next one has its turn', async () => {
  const turns = createTurns();
  const failing = turns.transaction(() => Promise.reject(new Error('full')));
  const next = turns.statement(() => Promise.resolve(1));
  await expect(failing).rejects.toThrow('full');
  expect(await next).toBe(1);
});

it('never are two at work at once, everyone has a turn, and those of a kind keep their order', async () => {
  const work = fc.record({ kind: fc.constantFrom('statement' as const, 'transaction' as const), ms: fc.integer({ min: 0, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(work, { maxLength: 25 }), async (works) => {
      const turns = createTurns({ lullMs: 2, patienceMs: 10 });
      let atWork = 0;
      const done = { statement: [] as number[], transaction: [] as number[] };
      const all = works.map(async ({ kind, ms }, i) => {
        await turns[kind](async () => {
          expect(++atWork).toBe(1);
          await wait(ms);
          done[kind].push(i);
          atWork--;
        });
      });
      await Promise.all(all);
      for (const kind of ['statement', 'transaction'] as const) {
        expect(done[kind]).toEqual(works.flatMap((each, i) => (each.kind === kind ? [i] : [])));
      }
    }),
    { numRuns: 60 },
  );
});
