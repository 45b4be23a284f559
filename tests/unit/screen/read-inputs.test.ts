import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInputs } from '@/lib/screen/read-inputs';
import { readText } from '@/lib/screen/read-text';

const A = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96';
const B = '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h';
const C = 'TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz';
const bytes = (...parts: number[]) => new Uint8Array(parts);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

describe('pasted addresses', () => {
  it.each([
    ['one a line', `${A}\n${B}\r\n\n${C}\n`],
    ['with a heading', `Address\n${A}\n${B}\n${C}`],
    ['with commas and blanks', `${A}, ${B};${C}`],
    ['in quotes', `"${A}",\n'${B}',\n"${C}"`],
    ['with the mark of UTF-8', `\uFEFF${A}\n${B}\n${C}`],
  ])('are read %s', (_what, text) => expect(readInputs(text)).toEqual({ inputs: [A, B, C], column: null }));

  it('keep their order, doubles, and what is no address', () => {
    expect(readInputs(`${A}\nnot an address\n${A}\n0x12`).inputs).toEqual([A, 'not an address', A, '0x12']);
  });

  it('are refused as a whole above 100,000', () => {
    const lines = (count: number) => `${A}\n`.repeat(count);
    expect(readInputs(lines(100_000)).inputs).toHaveLength(100_000);
    expect(() => readInputs(lines(100_001))).toThrow(/More than 100,000/);
    expect(() => readInputs(`${A},`.repeat(100_001))).toThrow(/More than 100,000/);
    expect(() => readInputs(`id,address\n${`1,${A}\n`.repeat(100_001)}`)).toThrow(/More than 100,000/);
  });
});

describe('a CSV', () => {
  it.each([
    ['by its content', `id,wallet,amount\n1,${A},5\n2,${B},6\n`, {}, 'wallet', [A, B]],
    ['by its content without a header', `1;${A};x\n2;${B};y\n`, {}, '2', [A, B]],
    ['by its name among several', `from,to\n${A},${B}\n${C},${B}\n`, { column: 'TO' }, 'to', [B, B]],
    ['by its number', `from\tto\n${A}\t${B}\n`, { column: '1' }, 'from', [A]],
    ['that is called so among several', `address,counterparty\n${A},${B}\n`, {}, 'address', [A]],
    ['alone', `Address\n${A}\n`, { csv: true }, 'Address', [A]],
    ['with line breaks and commas in quotes', `note,address\n"a, ""b""\nc",${A}\n`, {}, 'address', [A]],
    ['that is sparse', `note,address\nx,${A}\ny,\n`, {}, 'address', [A, '']],
  ] as const)('is read by the column %s', (_what, text, options, column, inputs) => {
    expect(readInputs(text, options)).toEqual({ inputs, column });
  });

  it.each([
    ['two columns hold addresses and none is named', `from,to\n${A},${B}\n`, {}, /Several columns hold addresses: from, to/],
    ['no column does', 'a,b\n1,2\n', {}, /No column holds addresses/],
    ['the named column is not there', `a,b\n${A},2\n`, { column: 'c' }, /no column "c"/],
    ['its first line has a million columns', `${'x,'.repeat(1_000_000)}\n${A}\n`, { csv: true }, /first line can't be read/],
  ])('is refused where %s', (_what, text, options, message) => expect(() => readInputs(text, options)).toThrow(message));

  it('tells of a row that can not be read in its place, and reads the others', () => {
    const text = `id,address\n1,${A}\n2\n${'x,'.repeat(1_000_000)}\n3,"${B}" x"y\n4,${C}\n`;
    expect(readInputs(text).inputs).toEqual([
      A,
      { text: '', problem: 'The row has no cell in this column.' },
      { text: expect.stringMatching(/^x,x/) as string, problem: expect.stringContaining('2000000 characters') as string },
      { text: expect.stringContaining(B) as string, problem: 'The quotes of the line are not closed.' },
      C,
    ]);
  });

  it('whose quotes are never closed loses one line and not the rest', () => {
    const rest = Array.from({ length: 3_000 }, (_, i) => `${i},${A}`);
    const { inputs } = readInputs(`id,address\n0,"${A}\n${rest.join('\n')}\n`);
    expect(inputs).toHaveLength(3_001);
    expect(inputs.slice(1)).toEqual(rest.map(() => A));
  });
});

it('whatever the cells hold, each row of a CSV is answered in its place', () => {
  const cell = fc.stringMatching(/^[ -~\n]{0,30}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.constantFrom(A, B, C)), { minLength: 1, maxLength: 20 }), (rows) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = `note,address\n${rows.map(([note, address]) => `${quoted(note)},${address}`).join('\n')}\n`;
      expect(readInputs(text, { csv: true, column: 'address' }).inputs).toEqual(rows.map(([, address]) => address));
    }),
  );
});

describe('what is no text', () => {
  it.each([
    ['empty', bytes(), /It is empty/],
    ['blank', new TextEncoder().encode(' \n\t '), /It is empty/],
    ['binary', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), /binary/],
    ['UTF-16 with its mark', bytes(0xff, 0xfe, ...utf16(A)), /UTF-16/],
    ['UTF-16 without', utf16(`${A}\n${B}`), /UTF-16/],
    ['in another encoding', bytes(0x61, 0xe9, 0x0a), /UTF-8/],
  ])('is refused: %s', (_what, content, message) => expect(() => readText(content)).toThrow(message));
});
