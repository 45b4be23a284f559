import { describe, expect, it } from 'vitest';
import { assertAdmin } from '@/lib/api/admin';
import { readCrawlRequest } from '@/lib/api/crawl-request';

const TOKEN = 'open-sesame-0123456789';
const request = (body: string, authorization?: string) =>
  new Request('http://localhost/api/v1/traces/x/crawl', { method: 'POST', body, headers: authorization === undefined ? {} : { authorization } });

describe('how far a crawl is to go', () => {
  it('is what the body says, and the defaults of the README where it says nothing', async () => {
    const nothing = { budget: { max_hops: 3, min_usd: '1000', max_addresses: 500 }, method: 'fifo' };
    expect(await readCrawlRequest(request(''))).toEqual(nothing);
    expect(await readCrawlRequest(request('{}'))).toEqual(nothing);
    const some = { budget: { max_hops: 0, min_usd: '0.5', max_addresses: 1 }, method: 'lifo' };
    expect(await readCrawlRequest(request('{"max_hops":0,"min_usd":"0.5","max_addresses":1,"method":"lifo"}'))).toEqual(some);
    expect(await readCrawlRequest(request('{"max_hops":0,"min_usd":0.5,"max_addresses":1,"method":"lifo"}'))).toEqual(some);
  });

  it.each([
    ['{', 'bad_request', undefined, 'The body is not JSON.'],
    ['[]', 'bad_request', undefined, 'The body is not a JSON object.'],
    ['7', 'bad_request', undefined, 'The body is not a JSON object.'],
    ['{"hops":3}', 'bad_request', undefined, 'not known here: "hops"'],
    ['{"max_hops":-1}', 'bad_value', 'max_hops', 'is less than 0'],
    ['{"max_hops":1.5}', 'bad_value', 'max_hops', 'takes a whole number'],
    ['{"max_hops":"3"}', 'bad_value', 'max_hops', 'takes a whole number'],
    ['{"max_addresses":0}', 'bad_value', 'max_addresses', 'is less than 1'],
    ['{"max_addresses":1000000}', 'bad_value', 'max_addresses', 'is more than 100,000'],
    ['{"min_usd":"much"}', 'bad_value', 'min_usd', 'takes dollars'],
    ['{"min_usd":-1}', 'bad_value', 'min_usd', 'takes dollars'],
    ['{"min_usd":1e30}', 'bad_value', 'min_usd', 'takes dollars'],
    ['{"method":"guess"}', 'bad_value', 'method', 'is none of fifo'],
    [`{"method":"${'x'.repeat(3_000)}"}`, 'bad_request', undefined, 'too long'],
  ])('that can not be is said: %s', async (body, code, field, sentence) => {
    await expect(readCrawlRequest(request(body))).rejects.toMatchObject({ code, field, message: expect.stringContaining(sentence) as string });
  });
});

describe('who may', () => {
  it('who sends the token', () => {
    expect(() => assertAdmin(request('', `Bearer ${TOKEN}`), TOKEN)).not.toThrow();
    expect(() => assertAdmin(request('', `bearer  ${TOKEN}`), TOKEN)).not.toThrow();
  });

  it.each([undefined, '', 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(0, -1)}`, `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN} ${TOKEN}`])('nobody with %s, and the token is not told', (authorization) => {
    const attempt = () => assertAdmin(request('', authorization), TOKEN);
    expect(attempt).toThrow(expect.objectContaining({ code: 'unauthorized' }));
    expect(attempt).not.toThrow(TOKEN);
  });

  it('nobody where no token is set, whatever is sent, and how to set one is said', () => {
    for (const authorization of [undefined, 'Bearer ', 'Bearer undefined']) {
      expect(() => assertAdmin(request('', authorization), undefined)).toThrow(expect.objectContaining({ code: 'forbidden', fix: expect.stringContaining('set ADMIN_TOKEN to at least 16 characters') as string }));
    }
  });
});
