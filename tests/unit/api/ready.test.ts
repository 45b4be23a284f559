import { expect, it } from 'vitest';
import { ready, staleChains } from '@/lib/api/ready';
import type { SyncProgress } from '@/lib/charts/contract';

const NOW = new Date('2026-11-25T12:00:00Z');
const run = (chain: string, completed: string | null, over: Partial<SyncProgress> = {}): SyncProgress => ({
  chain, state: 'done', head: 9, wanted: 9, done: 9, requests: 1, rows: 0, missing_kinds: [], message: null,
  started_at: '2026-11-25T09:00:00Z', updated_at: '2026-11-25T09:00:00Z', completed_at: completed, ...over,
});
const configuredChains = ['ethereum', 'bsc', 'polygon', 'base'];
const sync = [
  run('ethereum', '2026-11-25T11:45:00Z', { state: 'running' }),
  run('bsc', '2026-11-25T09:00:00Z', { state: 'failed', message: 'node.example does not answer.' }),
  run('polygon', null, { state: 'running' }),
  run('gnosis', null),
];

it('a stale sync is told with its chain, since when and why; it does not make the store unready', async () => {
  const stale = staleChains({ configuredChains, syncSetting: 'on', sync }, NOW);
  expect(stale).toEqual([
    { chain: 'bsc', since: '2026-11-25T09:00:00Z', state: 'failed', message: 'node.example does not answer.' },
    { chain: 'polygon', since: null, state: 'running', message: null },
    { chain: 'base', since: null, state: 'idle', message: null },
  ]);
  const response = ready(stale);
  expect([response.status, await response.json()]).toEqual([200, { ready: true, sync: 'stale', stale }]);
});

it('where nothing is to be synced nothing is stale', async () => {
  expect(staleChains({ configuredChains, syncSetting: 'off', sync }, NOW)).toEqual([]);
  expect(staleChains({ configuredChains: [], syncSetting: 'on', sync }, NOW)).toEqual([]);
  expect(await ready([]).json()).toMatchObject({ sync: 'current' });
});
