import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';

const run = promisify(execFile);
const root = process.cwd();
const tsx = createRequire(join(root, 'package.json')).resolve('tsx/cli');
const command = [tsx, '--tsconfig', join(root, 'tsconfig.json'), join(root, 'lib/cli/check-registry.ts')];
const wallets = 'lib/registry/data/wallets.json';

let checkout: string;
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'tracker-build-'));
  cpSync(join(root, 'lib/registry/data'), join(checkout, 'lib/registry/data'), { recursive: true });
});
afterEach(() => rmSync(checkout, { recursive: true }));

function edit(change: (text: string) => string): void {
  writeFileSync(join(checkout, wallets), change(readFileSync(join(checkout, wallets), 'utf8')));
}

it('runs before each build', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(scripts.prebuild).toBe('node --import tsx lib/cli/check-registry.ts');
});

it('lets a sound registry pass', async () => {
  const { stdout } = await run(process.execPath, command, { cwd: checkout });
  expect(stdout).toMatch(/^The registry is sound: \d+ rows, version [0-9a-f]{16}\.\n$/);
});

it('ends the build with one sentence at a mistyped address, and at a comma too many', async () => {
  edit((text) => text.replace('TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz', 'TA3941uFAvmVibSkQ6fMJXxmaSNovX86mZ'));
  await expect(run(process.execPath, command, { cwd: checkout })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^lib\/registry\/data\/wallets.json, row 1, address: .*not a valid Tron address.*\n$/) as string,
  });
  edit((text) => text.replace(/\}\n\]/, '},\n]'));
  await expect(run(process.execPath, command, { cwd: checkout })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^lib\/registry\/data\/wallets.json can't be read as JSON\./) as string,
  });
});
