import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as getKey } from '@/app/.well-known/tracker-signing-key.pem/route';
import { GET as getBundle } from '@/app/api/v1/traces/[incident]/bundle.zip/route';
import type { Verification } from '@/lib/bundle/verify-bundle';
import { closeServer } from '@/lib/server';
import { runCommandHere } from '@/tests/helpers/command';
import { settingsFor } from '@/tests/helpers/server';

let undo: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'tracker-bundle-'));
beforeAll(async () => void (undo = await settingsFor('pglite')));
afterAll(() => undo());

const ask = (incident: string, query = '') =>
  getBundle(new Request(`http://localhost/api/v1/traces/${incident}/bundle.zip${query}`), { params: Promise.resolve({ incident }) });
const saved = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

it('a bundle from the web is verified with the key that the site shows, on another data folder, and is what the command writes', async () => {
  const response = await ask('bybit-2025', '?method=haircut');
  expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([
    200, 'application/zip', 'attachment; filename="trace-bybit-2025-haircut.zip"',
  ]);
  const bytes = Buffer.from(await response.arrayBuffer());
  const [file, key] = [saved('web.zip', bytes), saved('key.pem', await (await getKey()).text())];
  const dataDir = process.env.DATA_DIR!;
  expect(statSync(join(dataDir, 'signing-key.pem')).mode & 0o777).toBe(0o600);
  await closeServer();

  const elsewhere = { DATA_DIR: join(folder, 'nothing-here') };
  const ran = await runCommandHere(['verify-bundle', file, '--key', key, '--json'], elsewhere);
  const verified = JSON.parse(ran.stdout) as Verification;
  expect([ran.code, verified.problems, verified.signature?.by, verified.recomputation?.equal]).toEqual([0, [], 'the key you gave', true]);

  const out = join(folder, 'command.zip');
  const wrote = await runCommandHere(['bundle', '--incident', 'bybit-2025', '--method', 'haircut', '--out', out], { DATA_DIR: dataDir });
  expect([wrote.code, wrote.stderr]).toEqual([0, '']);
  expect(statSync(out).size).toBe(bytes.length);

  const middle = bytes.length >> 1;
  bytes[middle] = bytes[middle]! ^ 1;
  const changed = await runCommandHere(['verify-bundle', saved('changed.zip', bytes)], elsewhere);
  expect([changed.code, changed.stdout.trim().split('\n').at(-1)]).toEqual([1, 'The bundle does not hold.']);
  const missing = await runCommandHere(['verify-bundle', join(folder, 'nowhere.zip')], elsewhere);
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("can't be read")]);
  const noKey = await runCommandHere(['verify-bundle', file, '--key', file], elsewhere);
  expect([noKey.code, noKey.stderr]).toEqual([2, expect.stringContaining('no Ed25519 key')]);
});

it.each([
  ['atlantis-2099', '', 404, 'There is no incident'],
  ['loopring-2024', '', 404, 'theft transaction'],
  ['bybit-2025', '?method=magic', 422, 'The parameter method takes only'],
  ['bybit-2025', '?colour=red', 400, 'colour'],
])('refuses %s%s with a sentence before there is a first byte', async (incident, query, status, sentence) => {
  const response = await ask(incident, query);
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(sentence)]);
});
