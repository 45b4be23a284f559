import { expect, it } from 'vitest';
import { refusal } from '@/lib/chain/errors';
import { refusalReason, statedLimit } from '@/lib/chain/refusals';
import { WORDINGS } from '@/tests/helpers/wordings';

it.each(WORDINGS)('understands a refusal as %s (%s, %s), so that what can be done about it is done', (reason, code, message) => {
  expect(refusalReason(code, message)).toBe(reason);
});

it('says who refused what, and what to do', () => {
  const error = refusal('node.example', 'trace_filter', -32601, 'Method not found');
  expect(error).toMatchObject({ code: 'endpoint_refused', reason: 'method', heals: 'never' });
  expect(error.message).toBe('node.example refused trace_filter: Method not found.');
  expect(refusal('node.example', 'eth_getLogs', 429, 'slow down!')).toMatchObject({ heals: 'later', message: expect.stringMatching(/down!$/) as string });
});

it.each<[number | undefined, string]>([
  [10_000, 'range 1000000 exceeds limit of 10000'],
  [500, 'You can make eth_getLogs requests with up to a 500 block range. Based on your parameters, this block range should work: [0x123c9b2, 0x123cba5]'],
  [10_000, 'eth_getLogs is limited to a 10,000 range'],
  [2_000, 'invalid params: range 9009594 is bigger than range limit 2000'],
  [2_048, 'requested too many blocks from 0 to 16777216, maximum is set to 2048'],
  [50_000, 'exceed maximum block range: 50000'],
  [10_000, 'ranges over 10000 blocks are not supported on freetier'],
  [2_000, 'You can make eth_getLogs requests with up to a 2K block range and no limit on the response size.'],
  [2, 'query returned more than 10000 results. this block range should work: [0x1, 0x2]'],
  [undefined, 'query returned more than 10000 results'],
  [undefined, 'block range too high'],
])('takes the limit of %s blocks at its word, so that no more refusals are spent on finding it (%s)', (limit, message) => {
  expect(statedLimit(message)).toBe(limit);
});
