import { existsSync } from 'node:fs';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A real Chromium: CHROMIUM_PATH, else the system's, else Playwright's own, else the one of the
 * @sparticuz/chromium package (Linux). Throws with the way to get one.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--font-render-hinting=none'],
  });
}

/** The path of a Chromium, unpacked first where it comes from npm. */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') return given;
  const folders = (process.env.PATH ?? '').split(':');
  const system = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (system !== undefined) return system;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  if (process.platform === 'linux') return packaged.executablePath();
  throw new Error('No Chromium found. Install one, or set CHROMIUM_PATH to its executable.');
}
