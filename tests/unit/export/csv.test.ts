import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Column } from '@/lib/charts/contract';
import { csvFile } from '@/lib/export/csv';

const column = (name: string, type: Column['type']): Column => ({ name, title: name, type });

async function textOf(columns: readonly Column[], rows: Iterable<object> | AsyncIterable<object>, total = 0): Promise<string> {
  let text = '';
  for await (const chunk of csvFile('x', columns, rows, total).chunks) text += chunk;
  return text;
}

/** Texts as people and attackers write them. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom('"', ',', ';', '\n', '\r', '\r\n', '\t', '=', '+', '-', '@', "'", ' ', 'a', '라', '\u2028', '\ufeff')).map((parts) => parts.join('')),
);

describe('csv', () => {
  it('gives every text back as it was, formulas behind an apostrophe', async () => {
    const columns = [column('first', 'integer'), column('text', 'text'), column('list', 'list')];
    const rows = fc.array(fc.record({ first: fc.integer(), text: fc.option(nasty, { nil: null }), list: fc.array(fc.string().map((item) => item.replaceAll(';', ''))) }));
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const read = parse(await textOf(columns, given), { columns: true, record_delimiter: '\r\n' });
        const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
        expect(read).toEqual(given.map(({ first, text, list }) => ({ first: String(first), text: safe(text ?? ''), list: safe(list.join(';')) })));
      }),
    );
  });

  it('never touches a number, an amount, a date, a time or a hash', async () => {
    const hash = `0x${'ab'.repeat(32)}`;
    const cells: [Column['type'], Cell, string][] = [
      ['integer', -5, '-5'],
      ['usd', '-12.5', '-12.5'],
      ['amount', '90375.54791768', '90375.54791768'],
      ['units', (2n ** 256n).toString(), (2n ** 256n).toString()],
      ['date', '2025', '2025'],
      ['time', '2025-02-21T14:29:47Z', '2025-02-21T14:29:47Z'],
      ['boolean', false, 'false'],
      ['text', hash, hash],
      ['usd', null, ''],
    ];
    const columns = cells.map(([type], i) => column(`c${i}`, type));
    const row = Object.fromEntries(cells.map(([, cell], i) => [`c${i}`, cell]));
    expect((await textOf(columns, [row])).split('\r\n')[1]).toBe(cells.map(([, , text]) => text).join(','));
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('a spreadsheet does not run %j', async (text) => {
    const [, record] = parse(await textOf([column('a', 'text')], [{ a: text }]), { record_delimiter: '\r\n' });
    expect(record).toEqual([`'${text}`]);
  });

  it('begins with the header row alone and ends each record with CRLF', async () => {
    expect(await textOf([column('a', 'text'), column('b', 'text')], [{ a: 'x', b: null }])).toBe('a,b\r\nx,\r\n');
    expect(await textOf([column('a', 'text')], [])).toBe('a\r\n');
  });

  it('is read only as far as it is sent, however long it is', async () => {
    let made = 0;
    async function* endless() {
      for (;;) yield await Promise.resolve({ a: String(made++) });
    }
    const chunks = csvFile('x', [column('a', 'text')], endless(), Infinity).chunks[Symbol.asyncIterator]();
    await chunks.next();
    expect(made).toBeLessThan(1_000);
    await chunks.next();
    expect(made).toBeLessThan(2_000);
    await chunks.return?.();
  });
});
