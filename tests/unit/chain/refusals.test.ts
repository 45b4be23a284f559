import { expect, it } from 'vitest';
import { refusal } from '@/lib/chain/errors';
import { refusalReason } from '@/lib/chain/refusals';

it.each<[string, number | undefined, string]>([
  ['range', -32602, 'range 1000000 exceeds limit of 10000'],
  ['range', -32600, 'You can make eth_getLogs requests with up to a 500 block range.'],
  ['range', -32614, 'eth_getLogs is limited to a 10,000 range'],
  ['range', -32000, 'query returned more than 10000 results'],
  ['range', -32005, 'query returned more than 10000 results. Try with this block range [0x1, 0x2].'],
  ['range', -32602, 'block range too large, currently limited to 300'],
  ['range', -32602, 'invalid params: range 9009594 is bigger than range limit 2000'],
  ['range', 413, 'HTTP 413'],
  ['rate', 429, 'Your app has exceeded its compute units per second capacity.'],
  ['rate', -32005, 'daily request count exceeded, request rate limited'],
  ['rate', undefined, 'Max calls per sec rate limit reached (5/sec)'],
  ['login', -32000, 'invalid project id'],
  ['login', 401, 'HTTP 401'],
  ['login', undefined, 'Missing/Invalid API Key'],
  ['method', -32601, 'the method trace_filter does not exist/is not available'],
  ['method', -32601, 'Method not found'],
  ['method', -32000, 'Unsupported method: trace_filter on ETH_MAINNET'],
  ['other', -32000, 'transaction not found'],
  ['other', -32000, 'missing trie node'],
])('understands a refusal as %s (%s, %s), so that what can be done about it is done', (reason, code, message) => {
  expect(refusalReason(code, message)).toBe(reason);
});

it('says who refused what, and what to do', () => {
  const error = refusal('node.example', 'trace_filter', -32601, 'Method not found');
  expect(error).toMatchObject({ code: 'endpoint_refused', reason: 'method', heals: 'never' });
  expect(error.message).toBe('node.example refused trace_filter: Method not found.');
  expect(refusal('node.example', 'eth_getLogs', 429, 'slow down!')).toMatchObject({ heals: 'later', message: expect.stringMatching(/down!$/) as string });
});
