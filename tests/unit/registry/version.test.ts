import { expect, it } from 'vitest';
import { decimalsOf, parseRegistry, readRawRegistry, readRegistry, registryVersion } from '@/lib/registry';

const raw = readRawRegistry() as Record<string, Record<string, unknown>[]>;
const version = (files: Record<string, unknown>) => registryVersion(parseRegistry(files as ReturnType<typeof readRawRegistry>));
const reversed = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).reverse());

it('is the same for the same facts, however the file lays them out, so that no start loads them twice', () => {
  const same = Object.fromEntries(Object.entries(raw).map(([name, rows]) => [name, rows.map(reversed)]));
  expect(version(same)).toBe(registryVersion(readRegistry()));
  expect(version(raw)).toMatch(/^[0-9a-f]{16}$/);
});

it('changes with any changed cell, so that no start keeps an old fact', () => {
  const [first, ...rest] = raw.incidents!;
  expect(version({ ...raw, incidents: [{ ...first, lossUsd: '5300001' }, ...rest] })).not.toBe(version(raw));
  expect(version({ ...raw, incidents: [...rest, first] })).not.toBe(version(raw));
});

it('tells a replay from the shipped transfers', () => {
  const registry = readRegistry();
  expect(registryVersion(registry, registry.observedTransfers)).toBe(registryVersion(registry));
  expect(registryVersion(registry, [])).not.toBe(registryVersion(registry));
});

it('knows the decimals of listed assets and guesses none', () => {
  const registry = readRegistry();
  expect(decimalsOf(registry, 'ethereum', null)).toBe(18);
  expect(decimalsOf(registry, 'ethereum', '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48')).toBe(6);
  expect(() => decimalsOf(registry, 'ethereum', `0x${'0'.repeat(40)}`)).toThrow(/not in tokens.json/);
});
