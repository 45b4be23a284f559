import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, choicesOf, type LedgerColumn } from '@/components/ledger/arrange';
import { INCIDENT_COLUMNS, WALLET_COLUMNS } from '@/components/ledger/columns';
import { readView, writeView } from '@/components/ledger/view';
import type { WalletRow } from '@/lib/charts/contract';

interface Row {
  readonly name: string;
  readonly loss: number | null;
}
const COLUMNS: readonly LedgerColumn<Row>[] = [
  { key: 'name', title: 'Name', width: 1, usual: true, text: (row) => row.name, group: (row) => row.name },
  { key: 'loss', title: 'Loss', width: 1, text: (row) => row.loss?.toString() ?? null, order: (row) => row.loss },
];
const view = (query = '') => readView(new URLSearchParams(query), COLUMNS);
const rowsOf = (items: ReturnType<typeof arrange<Row>>['items']) => items.flatMap((item) => ('row' in item ? [item.row] : []));
const someRows = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'cc'), loss: fc.option(fc.integer({ min: 0, max: 9 })) }), { maxLength: 40 });

describe('the ledger', () => {
  it('shows every row once, grouped or not, however it is sorted, and what is unknown last', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom('', 'loss', '-loss', 'name'), fc.constantFrom('', 'name'), (rows, sort, group) => {
        const { items, rows: count } = arrange(rows, COLUMNS, { ...view(), sort, group });
        const shown = rowsOf(items);
        expect([count, shown.length]).toEqual([rows.length, rows.length]);
        expect(new Set(shown).size).toBe(rows.length);
        if (group !== '' || !sort.endsWith('loss')) return;
        const losses = shown.map(({ loss }) => loss);
        expect(losses).toEqual(losses.toSorted((a, b) => (a === null ? 1 : b === null ? -1 : sort === 'loss' ? a - b : b - a)));
      }),
    );
  });

  it('filters by words and by group, and counts what a filter would leave', () => {
    const rows = [{ name: 'a', loss: 1 }, { name: 'b', loss: null }, { name: 'a', loss: 12 }];
    expect(rowsOf(arrange(rows, COLUMNS, view('q=1+A')).items)).toEqual([rows[0], rows[2]]);
    expect(rowsOf(arrange(rows, COLUMNS, view('only.name=b')).items)).toEqual([rows[1]]);
    expect(choicesOf(rows, ({ name }) => name)).toEqual([{ value: 'a', rows: 2 }, { value: 'b', rows: 1 }]);
    expect(arrange(rows, COLUMNS, view('group=name')).items[0]).toEqual({ heading: 'a', rows: 2 });
  });

  it('is the same view after its link was opened, and an old link with a column that is gone still shows something', () => {
    const seen = view('q=bybit&sort=-loss&group=name&columns=loss&only.name=a');
    expect(readView(writeView(seen, COLUMNS), COLUMNS)).toEqual(seen);
    expect(writeView(view(), COLUMNS).toString()).toBe('');
    expect(view('sort=gone&group=loss&columns=gone&only.gone=x')).toEqual(view());
  });

  it('arranges ten thousand wallets in less than the blink of an eye', () => {
    const wallet = (nth: number) => ({ address: `0x${nth.toString(16).padStart(40, '0')}`, chain: 'ethereum', tier: 'official', actor: `Actor ${nth % 20}`, authority: 'OFAC', authority_date: null, incidents: [], label: 'x', context: 'y', access: 'seen' }) as unknown as WalletRow;
    const rows = Array.from({ length: 10_000 }, (_, nth) => wallet(nth));
    const started = performance.now();
    const { rows: found } = arrange(rows, WALLET_COLUMNS, { ...readView(new URLSearchParams('sort=-address&group=actor&only.actor=Actor+7'), WALLET_COLUMNS), q: 'ofac actor' });
    expect(found).toBe(500);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(INCIDENT_COLUMNS.filter(({ usual }) => usual).length).toBeGreaterThan(4);
  });
});
