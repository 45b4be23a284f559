import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/v1/screen/route';
import type { ScreenMeta, ScreenRow } from '@/lib/screen/types';
import { settingsFor } from '@/tests/helpers/server';
import { eachEngine } from '@/tests/helpers/store';

const BYBIT = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const CHEIL = 'TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz';
const NOBODY = '0x000000000000000000000000000000000000dEaD';

interface Answer {
  readonly data: readonly ScreenRow[];
  readonly meta: ScreenMeta;
}
interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly field?: string };
}

const post = (body: BodyInit | null, type?: string, query = '', accept?: string) =>
  POST(new Request(`http://localhost/api/v1/screen${query}`, { method: 'POST', body, headers: { ...(type === undefined ? {} : { 'content-type': type }), ...(accept === undefined ? {} : { accept }) } }));
const answer = async (response: Response) => (await response.json()) as Answer;

eachEngine((engine) => {
  let undo: () => Promise<void>;
  beforeAll(async () => void (undo = await settingsFor(engine)));
  afterAll(() => undo());

  it('answers in the order given, with data version, as-of, and that absence is no clearance', async () => {
    const response = await post(JSON.stringify({ addresses: [NOBODY, BYBIT.toLowerCase(), 'half', CHEIL, null, BYBIT.toUpperCase()] }), 'application/json');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { data, meta } = await answer(response);
    expect(data.map(({ input, result, chain, address }) => [input, result, chain, address])).toEqual([
      [NOBODY, 'unknown', 'evm', NOBODY],
      [BYBIT.toLowerCase(), 'flagged', 'ethereum', BYBIT],
      ['half', 'invalid', null, null],
      [CHEIL, 'flagged', 'tron', CHEIL],
      ['null', 'invalid', null, null],
      [BYBIT.toUpperCase(), 'flagged', 'ethereum', BYBIT],
    ]);
    expect(data[1]).toMatchObject({ tier: 'analyst', claims: [{ says: 'dprk', list: null, incidents: ['bybit-2025'] }] });
    expect(meta).toMatchObject({ total: 6, results: { flagged: 3, unknown: 1, invalid: 2 }, asOf: '2026-11-24T00:00:00Z', lists: [], column: null });
    expect(meta.dataVersion).toMatch(/^[0-9a-f]{16}$/);
    expect(meta.notice).toContain('no clearance');
  });

  it('reads a CSV by its column, and answers in CSV when asked to, row by row the same', async () => {
    const body = `id,wallet,counterparty\n1,${BYBIT},x\n2,${NOBODY},y\n3,,z\n`;
    const { data, meta } = await answer(await post(body, 'text/csv'));
    expect([data.map(({ result }) => result), meta.column]).toEqual([['flagged', 'unknown', 'invalid'], 'wallet']);
    for (const response of [await post(body, 'text/csv', '?format=csv'), await post(body, 'text/csv; charset=utf-8', '?column=wallet', 'text/csv')]) {
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="screening.csv"');
      const rows = parse<Record<string, string>>(await response.text(), { columns: true, record_delimiter: '\r\n' });
      expect(rows.map(({ input, result, source }) => [input, result, source])).toEqual(data.map(({ input, result, source }) => [input, result, source ?? '']));
    }
  });

  it.each([
    ['plain text', `${BYBIT}\n${CHEIL}`, 'text/plain'],
    ['text without a type', `${BYBIT}\n${CHEIL}`, undefined],
    ['JSON without a type', JSON.stringify({ addresses: [BYBIT, CHEIL] }), ''],
    ['a form', new URLSearchParams({ addresses: `${BYBIT}\n${CHEIL}`, column: '', '$ACTION_ID': 'x' }), undefined],
  ])('takes %s', async (_what, body, type) => {
    const { data } = await answer(await post(body, type));
    expect(data.map(({ result }) => result)).toEqual(['flagged', 'flagged']);
  });

  it('takes a file from the form, and never a file and a text at once', async () => {
    const form = new FormData();
    form.set('addresses', '');
    form.set('file', new File([`id,address\n7,${CHEIL}\n`], 'list.csv'));
    expect((await answer(await post(form))).data).toMatchObject([{ input: CHEIL, result: 'flagged' }]);
    form.set('addresses', BYBIT);
    expect((await post(form)).status).toBe(400);
  });

  it('answers 100,000 addresses whole', async () => {
    const addresses = Array.from({ length: 100_000 }, (_, i) => (i === 99_999 ? BYBIT : `0x${i.toString(16).padStart(40, '0')}`));
    const { data, meta } = await answer(await post(JSON.stringify({ addresses }), 'application/json'));
    expect([data.length, meta.total, meta.results.flagged, data.at(-1)?.result]).toEqual([100_000, 100_000, 1, 'flagged']);
  });

  const bad: readonly [string, BodyInit, string | undefined, string, number, string, string][] = [
    ['nothing', '', 'text/csv', '', 400, 'bad_request', 'empty'],
    ['an empty list', '{"addresses":[]}', 'application/json', '', 400, 'bad_request', 'empty'],
    ['no list', '{"address":"0x"}', 'application/json', '', 400, 'bad_request', 'no list of addresses'],
    ['broken JSON', '{"addresses":[', 'application/json', '', 400, 'bad_request', 'no JSON'],
    ['binary', new Uint8Array([1, 2, 3, 0, 255]), 'text/plain', '', 400, 'bad_request', 'binary'],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${BYBIT}`, 'utf16le')), 'text/csv', '', 400, 'bad_request', 'UTF-16'],
    ['another type', 'x', 'application/pdf', '', 400, 'bad_request', 'Content-Type'],
    ['too many', JSON.stringify({ addresses: Array.from({ length: 100_001 }, () => '0x') }), 'application/json', '', 422, 'bad_value', '100,000'],
    ['too much', 'x'.repeat(33 * 1024 * 1024), 'text/plain', '', 400, 'bad_request', '32 MB'],
    ['a column that is not there', `a,b\n${BYBIT},2\n`, 'text/csv', '?column=c', 422, 'bad_value', 'no column "c"'],
    ['two columns of addresses', `from,to\n${BYBIT},${NOBODY}\n`, 'text/csv', '', 422, 'bad_value', 'from, to'],
    ['a parameter that is not there', BYBIT, 'text/plain', '?colour=red', 400, 'bad_request', 'column, format'],
    ['a format that is not there', BYBIT, 'text/plain', '?format=xml', 422, 'bad_value', 'json or csv'],
  ];
  it.each(bad)('says what is wrong with %s', async (_what, body, type, query, status, code, words) => {
    const response = await post(body, type, query);
    const { error } = (await response.json()) as Refusal;
    expect([response.status, error.code]).toEqual([status, code]);
    expect(error.message).toContain(words);
    expect(error.message).not.toContain(BYBIT);
  });

  it('says how to ask to whoever only looks', async () => {
    const response = GET();
    expect([response.status, ((await response.json()) as Refusal).error.message]).toEqual([400, expect.stringContaining('POST')]);
  });
});

describe('what was asked', () => {
  it('is in no line of the log, not even where the store can not be opened', async () => {
    const undo = await settingsFor('pglite');
    const lines: string[] = [];
    const write = process.stdout.write.bind(process.stdout);
    process.env.LOG_LEVEL = 'trace';
    process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/none';
    process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
    try {
      expect((await post(NOBODY, 'text/plain')).status).toBe(503);
    } finally {
      process.stdout.write = write;
      delete process.env.DATABASE_URL;
      await undo();
    }
    expect(lines.join('')).not.toMatch(/dEaD/i);
  });
});
