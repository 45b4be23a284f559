import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citations } from '@/lib/format/citation';

const cited = {
  title: 'Thefts by year',
  url: 'https://tracker.example/embed/thefts-by-year?actor=a&v=ab12',
  asOf: '2026-11-24T00:00:00Z',
  methodVersion: '1',
  accessed: '2026-11-25',
};

/** What another program reads in an entry: the values as they stand and the CSL record that it makes of them. */
function readBack(bibtex: string): { title: string; URL: string; note: string } {
  const [record] = plugins.input.chain(bibtex, { generateGraph: false }) as { title: string; URL: string; note: string }[];
  if (record === undefined) throw new Error('No entry was read.');
  return record;
}

describe('citations', () => {
  it('a reader gets a caption and a reference that say what, by whom, as of when and where', () => {
    const { short, long } = citations({ ...cited, snapshot: 'ab12' });
    expect(short).toBe('DPRK crypto-laundering tracker, “Thefts by year”, as of 24 Nov 2026');
    expect(long).toBe(
      'DPRK crypto-laundering tracker (2026). “Thefts by year”. Data as of 24 Nov 2026, method 1, snapshot ab12. ' +
        'https://tracker.example/embed/thefts-by-year?actor=a&v=ab12 (accessed 25 Nov 2026).',
    );
  });

  it('another program reads title, address and dates out of the BibTeX', () => {
    expect(readBack(citations(cited).bibtex)).toMatchObject({
      title: 'Thefts by year',
      URL: cited.url,
      author: [{ family: 'DPRK crypto-laundering tracker' }],
      issued: { 'date-parts': [[2026]] },
      accessed: { 'date-parts': [[2026, 11, 25]] },
    });
  });

  it('no title with braces, backslashes, accents or Hangul is lost or breaks the entry', () => {
    const letters = fc.constantFrom(...'{}\\~^$&#_%"@,=aé ñŻ한국어日本語'.split(''));
    const titles = fc.string({ unit: letters, minLength: 1, maxLength: 30 }).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
    fc.assert(
      fc.property(titles, (title) => {
        const { bibtex } = citations({ ...cited, title: title.replace(' ', '\r\n') });
        expect(bibtex.split('\n')).toHaveLength(8);
        expect(readBack(bibtex).title.normalize('NFC')).toBe(title.normalize('NFC'));
      }),
      { numRuns: 300 },
    );
  });
});
