import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attempt } from '@/components/lists/attempt';
import { pageOf } from '@/components/lists/pager';
import { href, readQuery, without } from '@/components/lists/query';
import { listOf } from '@/components/lists/whole';
import type { ListName, ListPage, ListRows } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';

describe('the query of a page', () => {
  it('a form that leaves fields empty does not turn into filters that match nothing', () => {
    expect(readQuery({ tier: '', q: '  ', since: ' 2024 ', until: undefined })).toEqual({ since: '2024' });
  });

  it('a name given twice is not lost', () => {
    expect(readQuery({ tier: ['suspected', 'disputed'] })).toEqual({ tier: 'suspected,disputed' });
  });

  it('a link brings back exactly the query that it was made of', () => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() === value);
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), text), (query) => {
        const url = new URL(href('/wallets', query), 'http://localhost');
        expect(readQuery(Object.fromEntries(url.searchParams))).toEqual({ ...query });
      }),
    );
  });

  it('a change to nothing takes a parameter away, and the path stays bare', () => {
    expect(href('/wallets', { page: '2' }, { page: '' })).toBe('/wallets');
    expect(without({ page: '2', q: 'x' }, 'page')).toEqual({ q: 'x' });
  });
});

describe('the pages of a list', () => {
  it('show every row once, whatever the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (length) => {
        const data = Array.from({ length }, (_, i) => i);
        const pages = pageOf({ data }).pages;
        const seen = Array.from({ length: pages }, (_, i) => pageOf({ data }, String(i + 1)).rows).flat();
        expect(seen).toEqual(data);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['0', '-1', '4', '1.5', '1e3', 'x', '99999999999'])('page %s of three is refused with what there is', (asked) => {
    const data = Array.from({ length: 120 }, (_, i) => i);
    expect(() => pageOf({ data }, asked)).toThrowError(expect.objectContaining({ code: 'bad_value', fix: 'The list has 3 pages.' }) as Error);
  });

  it('a list that comes in pieces is read to its end, with the sources of all pieces', async () => {
    const asked: string[] = [];
    const source = (id: string) => ({ id, citation: id, publisher: null, url: null, published: null, access: 'seen' as const });
    const list = <N extends ListName>(_name: N, params?: URLSearchParams): Promise<ListPage<N>> => {
      asked.push(String(params));
      const first = params?.has('cursor') !== true;
      const rows = (first ? [{ slug: 'a' }] : [{ slug: 'b' }]) as unknown as ListRows[N][];
      const sources = first ? [source('x')] : [source('x'), source('y')];
      return Promise.resolve({ data: rows, meta: { total: 2, asOf: '2026-11-24', nextCursor: first ? 'n' : null, sources, notes: [] } });
    };
    const whole = await listOf({ list }, 'incidents', { tier: 'official' });
    expect(whole.data).toEqual([{ slug: 'a' }, { slug: 'b' }]);
    expect(whole.meta.sources.map(({ id }) => id)).toEqual(['x', 'y']);
    expect(asked).toEqual(['limit=500&tier=official', 'limit=500&tier=official&cursor=n']);
  });
});

describe('a question that can not be answered', () => {
  it('becomes a sentence when the reader can mend it', async () => {
    const answer = await attempt(() => Promise.reject(new TrackerError('bad_value', 'No such tier.', { fix: 'Take another.' })));
    expect(answer).toEqual({ refusal: { message: 'No such tier.', fix: 'Take another.' } });
  });

  it('stays an error when it is ours', async () => {
    await expect(attempt(() => Promise.reject(new TrackerError('store_damaged', 'Broken.')))).rejects.toThrow('Broken.');
    await expect(attempt(() => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  });
});
