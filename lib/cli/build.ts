import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TrackerError } from '@/lib/core/errors';
import { readRegistry } from '@/lib/registry';

const SOURCES = ['app', 'components', 'lib', 'public', 'next.config.js', 'package-lock.json', 'tsconfig.json'];

/** The path of the Next.js command, to be run with Node. */
export function nextCommand(): string {
  return createRequire(import.meta.url).resolve('next/dist/bin/next');
}

/** Whether there is no build, or one that is older than a file it was made from. */
export function buildIsStale(root: string): boolean {
  const built = join(root, '.next', 'BUILD_ID');
  if (!existsSync(built)) return true;
  const time = statSync(built).mtimeMs;
  return SOURCES.some((source) => newerThan(join(root, source), time));
}

function newerThan(path: string, time: number): boolean {
  if (!existsSync(path)) return false;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs > time;
  return readdirSync(path).some((name) => newerThan(join(path, name), time));
}

/**
 * Builds the web on a registry that holds. Throws `bad_registry` for a wrong row, `bad_request` when the build
 * fails; its own words are on the screen by then.
 */
export async function buildWeb(env: NodeJS.ProcessEnv): Promise<void> {
  readRegistry();
  const child = spawn(process.execPath, [nextCommand(), 'build'], { env, stdio: ['ignore', 2, 2] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new TrackerError('bad_request', 'The web could not be built.', { fix: 'See the lines above.' });
}
