import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = process.cwd();
const depcruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

function lint(cwd: string, ...folders: string[]) {
  const config = resolve(root, '.config/rooms.cjs');
  const args = [depcruise, '--config', config, '--ts-config', resolve(root, 'tsconfig.json'), ...folders];
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
}

it('an import against the rooms fails the lint, so that nobody has to remember them', () => {
  const { status, stdout } = lint(join(root, 'tests/fixtures/rooms'), 'lib');
  expect(status).toBeGreaterThan(0);
  expect(stdout).toContain('core-imports');
  expect(stdout).toContain('reaches-up.ts');
});

it('the lint reads the whole house, not an empty one', () => {
  const { status, stdout } = lint(root, 'app', 'components', 'lib');
  expect(status).toBe(0);
  expect(Number(/\((\d+) modules/.exec(stdout)?.[1])).toBeGreaterThan(40);
});
