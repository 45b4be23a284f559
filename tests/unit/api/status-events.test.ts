import { afterEach, expect, it } from 'vitest';
import { failure } from '@/lib/api/respond';
import { createStatusEvents, type StatusEvents, type StatusEventsOptions } from '@/lib/api/status-events';
import type { StatusPage, SyncProgress } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';

process.env.LOG_LEVEL = 'silent';

const run: SyncProgress = {
  chain: 'ethereum', state: 'running', head: 9, wanted: 9, done: 1, requests: 1, rows: 0, missing_kinds: [], message: null,
  started_at: '2026-11-24T00:00:00.000Z', updated_at: '2026-11-24T00:00:00.000Z', completed_at: null,
};
const status: StatusPage = {
  engine: 'pglite', replay: false, registryVersion: 'v', syncSetting: 'on', configuredChains: ['ethereum'], asOf: '2026-11-24T00:00:00Z',
  counts: { incidents: 1, attributions: 1, wallets: 1, services: 1, transfers: 1, timeline: 1, sources: 1 },
  verification: { match: 0, mismatch: 0, 'not found': 0, unverified: 0 },
  sync: [run], endpoints: [], reorgs: { rows: [], total: 0 }, alerts: { rows: [], total: 0 },
};

let events: StatusEvents;
let done = 0;
let reads = 0;
afterEach(() => events.close());

function setUp(options: Partial<StatusEventsOptions> = {}) {
  done = reads = 0;
  const read = () => {
    reads++;
    return Promise.resolve({ ...status, sync: [{ ...run, done }] });
  };
  events = createStatusEvents({ read, busyMs: 10, idleMs: 10, heartbeatMs: 60_000, ...options });
}

/** A listener that reads as a browser does, event by event. */
function listen({ lastEventId }: { lastEventId?: string } = {}) {
  const gone = new AbortController();
  const headers = lastEventId === undefined ? undefined : { 'last-event-id': lastEventId };
  const response = events.open(new Request('http://localhost/api/v1/status/events', { signal: gone.signal, headers }));
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    reader,
    hangUp: () => gone.abort(),
    /** The next block that has this in it. */
    async next(part: string): Promise<string> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end < 0) {
          const { value, done: ended } = await reader.read();
          if (ended) return 'the end';
          text += value;
          continue;
        }
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.includes(part)) return block;
      }
    },
  };
}

const doneIn = (event: string) => (JSON.parse(event.split('data: ')[1]!) as StatusPage).sync[0]!.done;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('tells the status at once and again when it has changed, in a form that no proxy holds back', async () => {
  setUp();
  const reader = listen();
  expect(reader.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(reader.response.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(await reader.next('retry')).toBe('retry: 3000');
  const first = await reader.next('data');
  expect(first).toMatch(/^id: [0-9a-f]{32}\ndata: \{/);
  expect(doneIn(first)).toBe(0);
  await wait(40);
  done = 5;
  expect(doneIn(await reader.next('data'))).toBe(5);
});

it('reads the store once for all who listen, tells a newcomer what is known, and reads nothing when all are gone', async () => {
  setUp({ idleMs: 20, busyMs: 20 });
  const first = listen();
  await first.next('data');
  const readsByOne = reads;
  const others = Array.from({ length: 20 }, () => listen());
  for (const other of others) expect(doneIn(await other.next('data'))).toBe(0);
  expect(reads - readsByOne).toBeLessThan(5);
  for (const each of [first, ...others]) each.hangUp();
  expect(events.listeners).toBe(0);
  await wait(60);
  const readsAtTheEnd = reads;
  await wait(60);
  expect(reads).toBe(readsAtTheEnd);
  expect(doneIn(await listen().next('data'))).toBe(0);
});

it('does not tell who comes back what it had been told', async () => {
  setUp();
  const first = listen();
  const id = /^id: (.*)$/m.exec(await first.next('data'))![1]!;
  const again = listen({ lastEventId: id });
  await wait(40);
  done = 7;
  expect(doneIn(await again.next('data'))).toBe(7);
});

it('says that it is still there while nothing changes, so that no proxy closes the connection', async () => {
  setUp({ heartbeatMs: 20 });
  expect(await listen().next('still here')).toBe(': still here');
});

it('turns the last one away in words when too many listen, until somebody goes', async () => {
  setUp({ maxListeners: 2 });
  const first = listen();
  listen();
  let refusal: unknown;
  try {
    listen();
  } catch (error) {
    refusal = error;
  }
  const response = failure(refusal);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
  expect(await response.json()).toMatchObject({ error: { code: 'busy', message: expect.stringContaining('/api/v1/status') as string } });
  first.hangUp();
  expect(listen().response.status).toBe(200);
});

it('forgets a listener that reads nothing, before what waits for it fills the memory', async () => {
  setUp({ busyMs: 1, idleMs: 1, heartbeatMs: 0 });
  events.open(new Request('http://localhost/'));
  expect(events.listeners).toBe(1);
  await expect.poll(() => events.listeners, { timeout: 5_000 }).toBe(0);
});

it('outlives a store that can not be read for a moment', async () => {
  let failing = true;
  const failures: unknown[] = [];
  setUp({
    read: () => (failing ? Promise.reject(new TrackerError('store_unreachable', 'gone')) : Promise.resolve(status)),
    onFailure: (error) => failures.push(error),
  });
  const reader = listen();
  await wait(30);
  failing = false;
  expect(doneIn(await reader.next('data'))).toBe(1);
  expect(failures.length).toBeGreaterThan(0);
});

it('ends every stream and every reading when the server ends', async () => {
  let reading = false;
  setUp({
    read: async () => {
      reading = true;
      await wait(30);
      reading = false;
      return status;
    },
  });
  const reader = listen();
  await wait(10);
  expect(reading).toBe(true);
  await events.close();
  expect(reading).toBe(false);
  expect(await reader.next('data')).toBe('the end');
  expect(() => listen()).toThrow(TrackerError);
});

it('answers a question for the headers alone without keeping a listener', () => {
  setUp();
  const response = events.open(new Request('http://localhost/', { method: 'HEAD' }));
  expect([response.status, response.body, events.listeners]).toEqual([200, null, 0]);
});
