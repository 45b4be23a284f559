import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout, hookTimeout: Math.max(testTimeout, 60_000) },
});

export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    root,
    maxWorkers: 2,
    projects: [
      project('unit', 20_000),
      project('integration', 120_000),
      project('e2e', 180_000),
      project('reference', 60_000),
    ],
  },
});
