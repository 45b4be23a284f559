import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEip55 } from '@/lib/core/address';
import { detect } from '@/lib/screen/detect';
import { readRegistry } from '@/lib/registry';

const { wallets } = readRegistry();
const formOf = (chain: string) => (['bitcoin', 'tron', 'solana'].includes(chain) ? chain : 'evm');
const anyCase = (text: string, upper: readonly boolean[]) => [...text].map((letter, i) => (upper[i % upper.length] ? letter.toUpperCase() : letter.toLowerCase())).join('');

it('knows every flagged wallet as an address of its chain, as it is written', () => {
  for (const { chain, address } of wallets) expect(detect(address)).toMatchObject({ form: formOf(chain), address });
});

it('finds an EVM and a bech32 address in any letter case, and says when the case fails its checksum', () => {
  const cases = wallets.filter(({ chain, address }) => formOf(chain) === 'evm' || address.startsWith('bc1'));
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.array(fc.boolean(), { minLength: 3, maxLength: 42 }), ({ address }, upper) => {
      const text = anyCase(address, upper);
      const found = detect(text);
      expect(found).toMatchObject({ address });
      if (found.form !== 'evm') return;
      const digits = text.slice(2);
      const odd = digits !== digits.toLowerCase() && digits !== digits.toUpperCase() && digits !== toEip55(address).slice(2);
      expect([found.shown, found.note !== null]).toEqual([toEip55(address), odd]);
    }),
  );
});

it('takes no base58 address in another case for the same: it is another or none', () => {
  for (const { chain, address } of wallets.filter((one) => /^[13T]/.test(one.address))) {
    const other = anyCase(address, [false]);
    expect({ chain, ...detect(other) }).not.toMatchObject({ address });
  }
});

describe('says why a text is no address', () => {
  it.each([
    ['0x47666Fab', 'It has 8 digits behind 0x; an address has 40.'],
    ['0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2a', 'It has 41 digits'],
    [`0x${'a'.repeat(64)}`, 'as the hash of a transaction has'],
    ['0x47666Fab8bd0Ac7003bce3f5C3585383F09486Eg', 'no hexadecimal digit'],
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3', 'checksum'],
    ['1BvBMSEYstWetq', 'too short'],
    ['bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wl', 'checksum'],
    ['TA3941uFAvmVibSkQ6fMJXxmaSNovX86mm', 'checksum'],
    ['tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'chain that we know'],
    ['rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66', 'chain that we know'],
    ['cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02', 'chain that we know'],
    ['vitalik.eth', 'chain that we know'],
    ['\u0000', 'chain that we know'],
  ])('%s', (text, why) => expect(detect(text)).toEqual({ form: null, why: expect.stringContaining(why) as string }));

  it('and never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 100 }), fc.string({ unit: 'grapheme', maxLength: 60 })), (text) => {
      expect(detect(text)).toHaveProperty('form');
    }));
  });
});
