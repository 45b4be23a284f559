import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress, displayAddress, toEip55 } from '@/lib/core/address';

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 });

describe('an address', () => {
  it.each([
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ])('of the EIP-55 examples is written as there: %s', (address) => {
    expect(toEip55(address.toLowerCase())).toBe(address);
    expect(canonicalAddress('ethereum', address)).toBe(address.toLowerCase());
    expect(displayAddress('ethereum', address.toLowerCase())).toBe(address);
  });

  it.each([
    ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['bitcoin', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['bitcoin', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'],
    ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ['solana', 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA'],
  ])('on %s keeps its own spelling: %s', (chain, address) => {
    expect(canonicalAddress(chain, address)).toBe(address);
    expect(displayAddress(chain, address)).toBe(address);
  });

  it('in capitals of bech32 is the same wallet as in small letters', () => {
    expect(canonicalAddress('bitcoin', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4')).toBe(
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    );
  });

  it.each([
    ['ethereum', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'],
    ['ethereum', '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['ethereum', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe'],
    ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'],
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'],
    ['bitcoin', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ['bitcoin', 'bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du'],
    ['tron', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['solana', 'abc'],
    ['nowhere', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
  ])('with a broken checksum, of another chain or cut (%s %s) is refused, so that nobody else is accused', (chain, text) => {
    expect(() => canonicalAddress(chain, text)).toThrow(/not a (valid|chain)/);
  });

  it('with one letter in the wrong case is refused', () => {
    fc.assert(
      fc.property(hex, fc.nat(39), (digits, at) => {
        const right = toEip55(`0x${digits}`);
        const letter = right.charAt(at + 2);
        const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
        const wrong = right.slice(0, at + 2) + other + right.slice(at + 3);
        const body = wrong.slice(2);
        const oneCase = body === body.toLowerCase() || body === body.toUpperCase();
        fc.pre(wrong !== right && !oneCase);
        expect(() => canonicalAddress('ethereum', wrong)).toThrow();
      }),
    );
  });
});
