import { describe, expect, it } from 'vitest';
import { readChartRequest } from '@/lib/api/chart-request';
import { readOEmbed } from '@/lib/api/oembed';
import { originOf } from '@/lib/api/origin';

const read = (format: Parameters<typeof readChartRequest>[0], query: string) => readChartRequest(format, new URLSearchParams(query));
const ID = 'ab'.repeat(32);

describe('what chooses the rows and what is only looks', () => {
  it('never takes the size of a picture for a filter, nor a filter for its size', () => {
    const { filters, look, snapshot } = read('png', `tier=official&width=1200&height=628&theme=dark&lang=ko&v=${ID}`);
    expect([filters.toString(), look, snapshot]).toEqual(['tier=official', { theme: 'dark', lang: 'ko', width: 1200, height: 628 }, ID]);
  });

  it('leaves looks to the filters where a form has none, so that they are refused by name', () => {
    expect(read('csv', 'width=1200').filters.get('width')).toBe('1200');
  });

  it.each([
    ['png', 'width=199', 'width'],
    ['png', 'height=2401', 'height'],
    ['svg', 'width=8e2', 'width'],
    ['svg', 'theme=pink', 'theme'],
    ['html', 'lang=de', 'lang'],
    ['html', 'plain=yes', 'plain'],
    ['json', 'v=abc', 'v'],
    ['json', `v=${ID.toUpperCase()}`, 'v'],
  ] as const)('refuses %s?%s by the name of the parameter', (format, query, field) => {
    expect(() => read(format, query)).toThrow(expect.objectContaining({ code: 'bad_value', field }));
  });

  it('refuses two sizes at once rather than choosing one', () => {
    expect(() => read('png', 'width=300&width=400')).toThrow(expect.objectContaining({ code: 'bad_request', field: 'width' }));
  });
});

describe('an oEmbed request', () => {
  const ask = (url: string, more = '') => readOEmbed(new URLSearchParams(`url=${encodeURIComponent(url)}${more}`), 'https://t.example');

  it('gives the chart of a page, of an embed and of a page in Korean', () => {
    expect(ask('https://t.example/charts/flow?incident=bybit-2025')).toMatchObject({ chart: 'flow', format: 'json', width: 850 });
    expect(ask('https://t.example/ko/charts/flow').params.get('lang')).toBe('ko');
    expect(ask('https://t.example/embed/flow', '&maxwidth=400&maxheight=300&format=xml')).toMatchObject({ width: 400, height: 300, format: 'xml' });
  });

  it.each([
    ['https://elsewhere.example/charts/flow', '', 'not_found'],
    ['https://t.example/incidents/bybit-2025', '', 'not_found'],
    ['https://t.example/charts/no-such', '', 'not_found'],
    ['not an address', '', 'bad_value'],
    ['https://t.example/charts/flow', '&maxwidth=10', 'bad_value'],
    ['https://t.example/charts/flow', '&format=yaml', 'not_supported'],
  ])('refuses %s%s', (url, more, code) => {
    expect(() => ask(url, more)).toThrow(expect.objectContaining({ code }));
  });
});

it('leads nobody elsewhere by a forged host', () => {
  const of = (headers: Record<string, string>) => originOf({ headers: new Headers(headers) });
  expect(of({ host: 'tracker.example:8443', 'x-forwarded-proto': 'https' })).toBe('https://tracker.example:8443');
  expect(of({ host: 'evil.example/path?' })).toBe('http://127.0.0.1');
  expect(of({})).toBe('http://127.0.0.1');
});
