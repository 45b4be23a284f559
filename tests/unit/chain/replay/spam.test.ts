import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileContracts } from '@/lib/chain/replay/contracts';
import { lookalike, SPAM_TOKENS, spamAt } from '@/lib/chain/replay/spam';

const VICTIM = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2';
const KNOWN = '0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e';
const STETH = '0xae7ab96520de3a18e5e111b5eaab095312d7fe84';

test('a lookalike deceives a hurried eye and is another address', () => {
  const address = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);
  fc.assert(
    fc.property(address, (real) => {
      const fake = lookalike(real);
      expect(fake).toMatch(/^0x[0-9a-f]{40}$/);
      expect(fake.slice(0, 6) + fake.slice(-4)).toBe(real.slice(0, 6) + real.slice(-4));
      expect(fake).not.toBe(real);
    }),
  );
});

test('the homoglyph symbol looks like stETH and is not', () => {
  const symbols = SPAM_TOKENS.map(({ symbol }) => symbol);
  expect(symbols).toContain('ETH');
  expect(symbols).toContain('USDC');
  expect(symbols).not.toContain('stETH');
  expect(symbols.some((symbol) => /^st[^\x00-\x7f]TH$/.test(symbol))).toBe(true);
});

// The compiler of the contracts takes its time on a busy machine.
test('spam takes no real asset out of the victim, whatever its events claim', { timeout: 90_000 }, () => {
  const steps = spamAt(1_740_147_431, VICTIM, KNOWN, STETH, compileContracts());
  const fakes = new Set(SPAM_TOKENS.map(({ contract }) => contract));
  const real = steps.filter(({ assetContract }) => assetContract === null || !fakes.has(assetContract));
  expect(real.filter(({ from }) => from === VICTIM).map(({ amount }) => amount)).toEqual([0n]);
  expect(steps.filter(({ from }) => from === VICTIM).length).toBeGreaterThan(1);
  expect(steps.every(({ call }) => call.from !== VICTIM)).toBe(true);
});
