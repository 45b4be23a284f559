import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const stores = 'tests/helpers/global-templates.ts';
const browser = 'tests/helpers/global-browser.ts';

const project = (name: string, testTimeout: number, globalSetup: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    // Unit tests leave nothing behind: to load the modules once for all of them halves their time.
    isolate: name !== 'unit',
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: Math.max(testTimeout, 60_000),
    globalSetup,
  },
});

export default defineConfig({
  root,
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // The package only exists to throw outside of a server bundle.
      'server-only': fileURLToPath(new URL('helpers/server-only.ts', import.meta.url)),
    },
  },
  test: {
    root,
    maxWorkers: 2,
    projects: [
      project('unit', 20_000),
      project('integration', 120_000, [stores]),
      project('e2e', 180_000, [stores, browser]),
      project('reference', 60_000),
    ],
  },
});
