import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAnvil } from '@/lib/chain/replay/anvil';
import { formatUnits } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import { writeReplayFile } from '@/lib/ingest/replay-file';
import { REPLAY_GENESIS } from '@/lib/ingest/replay-facts';
import { readRegistry } from '@/lib/registry';
import { type ReplayedChain, startReplay } from '../../helpers/replay';
import { freshFolder, tempFolder } from '../../helpers/store';
import { runCommandHere } from '../../helpers/command';

const folder = tempFolder();
const DATA_DIR = join(folder.path, 'data');
const COLUMNS = 'tx_hash,block,timestamp_utc,from,to,asset,token_contract,amount';

let chain: ReplayedChain;
beforeAll(async () => {
  chain = await startReplay();
});
afterAll(async () => {
  await chain.anvil.stop();
  folder.remove();
});

function csvOf(rows: ReplayedChain['rows'], change: (line: string, i: number) => string = (line) => line): string {
  const lines = rows.map((r) =>
    [r.txHash, r.block, isoSeconds(r.timestamp), r.from, r.to, '', r.assetContract ?? '', formatUnits(r.amount, 18)].join(','),
  );
  const path = join(folder.path, 'transfers.csv');
  writeFileSync(path, [COLUMNS, ...lines.map(change), ''].join('\n'));
  return path;
}

const shipped = () => chain.rows.filter(({ part }) => part === 'shipped');
const counts = (stdout: string) => {
  const { checked, match, mismatch, not_found } = JSON.parse(stdout) as Record<string, unknown>;
  return { checked, match, mismatch, not_found };
};

test('a file of true transfers verifies, and no store is touched', async () => {
  const ran = await runCommandHere(['verify', '--json', '--transfers', csvOf(shipped())], { DATA_DIR, RPC_URL_1: chain.anvil.url });
  expect([ran.code, counts(ran.stdout)]).toEqual([0, { checked: 80, match: 80, mismatch: 0, not_found: 0 }]);
  expect(existsSync(DATA_DIR)).toBe(false);
});

test('one changed amount and one unknown hash in a file are named, with exit code 1', async () => {
  const path = csvOf(shipped(), (line, i) => (i === 1 ? line.replace(/10000$/, '10000.000000000000000001') : i === 2 ? line.replace(/^0x.{8}/, '0x00000000') : line));
  const ran = await runCommandHere(['verify', '--transfers', path], { DATA_DIR, RPC_URL_1: chain.anvil.url });
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('amount: reported 10000.000000000000000001, on chain 10000');
  expect(ran.stdout).toMatch(/not found {2}line 4 /);
  expect(ran.stdout).toContain('ethereum: 80 transfers read: 78 match, 1 mismatch, 1 not found.');
});

test('the real hashes are not found on a replay: it does not pass for the real chain', async () => {
  const real = freshFolder('facts');
  const first = await runCommandHere(['verify', '--json'], { DATA_DIR: real.path, RPC_URL_1: chain.anvil.url });
  real.remove();
  expect([first.code, counts(first.stdout)]).toEqual([1, { checked: 80, match: 0, mismatch: 0, not_found: 80 }]);
});

test('in the data folder of a replay its own transfers are verified', async () => {
  const data = freshFolder();
  writeReplayFile(data.path, readRegistry(), chain.rows);
  const ran = await runCommandHere(['verify', '--json'], { DATA_DIR: data.path, RPC_URL_1: chain.anvil.url });
  data.remove();
  expect([ran.code, counts(ran.stdout)]).toEqual([0, { checked: 80, match: 80, mismatch: 0, not_found: 0 }]);
});

test('wrong use and unusable endpoints end in a sentence, in time', async () => {
  const other = await startAnvil({ genesisTime: REPLAY_GENESIS, chainId: 56 });
  const path = csvOf(shipped());
  const broken = join(folder.path, 'broken.csv');
  writeFileSync(broken, `${COLUMNS}\n0x12,1,2025-02-21T14:29:47Z,,,ETH,,1\n`);
  const cases: [string[], string | undefined, number, RegExp][] = [
    [['--transfers', path], undefined, 2, /There is no endpoint for Ethereum/],
    [['--transfers', path], 'http://127.0.0.1:9', 1, /127\.0\.0\.1:9/],
    [['--transfers', path], other.url, 1, /chain/],
    [['--transfers', broken], chain.anvil.url, 2, /line 2: its tx_hash can't be read/],
    [['--transfers', join(folder.path, 'none.csv')], chain.anvil.url, 2, /can't be read as a CSV file/],
    [['--chain', 'atlantis'], chain.anvil.url, 2, /not a chain that we know/],
    [['--nonsense'], chain.anvil.url, 2, /unknown option/],
  ];
  for (const [args, url, code, sentence] of cases) {
    const ran = await runCommandHere(['verify', ...args], { DATA_DIR, ...(url === undefined ? {} : { RPC_URL_1: url }) });
    expect(ran.stderr).toMatch(sentence);
    expect(ran.code).toBe(code);
    expect(ran.milliseconds).toBeLessThan(15_000);
  }
  expect(existsSync(DATA_DIR)).toBe(false);
  await other.stop();
});
