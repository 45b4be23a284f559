import { expect, it } from 'vitest';
import { EXPLORER_KEY, startExplorerServer } from '@/tests/helpers/explorer-server';
import { recordedExplorer } from '@/tests/helpers/recorded-explorer';
import { runTracker } from '@/tests/helpers/tracker';

it('says of an explorer which transfers it can give, and never its key', async () => {
  const server = await startExplorerServer(recordedExplorer(), { dialect: 'etherscan' });
  const { code, stdout, stderr } = await runTracker(['doctor'], { EXPLORER_URL_1: server.url, EXPLORER_KEY_1: server.key });
  await server.stop();
  expect(code).toBe(0);
  const [, row, ...notes] = stdout.trimEnd().split('\n');
  expect(row).toMatch(/^ethereum +127\.0\.0\.1:\d+ +68,943 \(told\) +no +no logs +[\d,]+ +explorer +explorer +explorer +txlist, txlistinternal, tokentx$/);
  expect(notes).toEqual([]);
  expect(stdout + stderr).not.toContain(EXPLORER_KEY);
});
