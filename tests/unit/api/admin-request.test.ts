import { expect, it } from 'vitest';
import { readListRequest } from '@/lib/api/list-request';
import { readSyncRequest } from '@/lib/api/sync-request';

const sync = (body: string) => readSyncRequest(new Request('http://localhost/api/v1/sync', { method: 'POST', body }));

it('a sync is of the chain that is named, or of all', async () => {
  expect(await sync('{"chain":"ethereum"}')).toBe('ethereum');
  expect(await sync('')).toBeUndefined();
});

it.each([['{"chain":7}', 'bad_value', 'chain'], ['{"chain":""}', 'bad_value', 'chain'], ['{"chains":[]}', 'bad_request', undefined], ['[', 'bad_request', undefined]])(
  'and %s is none',
  async (body, code, field) => {
    await expect(sync(body)).rejects.toMatchObject({ code, field });
  },
);

it('a list is sent as it is, and of more than 512 MB no more is read', async () => {
  const list = (query: string, body: BodyInit | null) => readListRequest(new Request(`http://localhost/api/v1/lists${query}`, { method: 'POST', body, ...{ duplex: 'half' } }));
  const { said, bytes } = list('?format=csv&title=A+list', 'address\n');
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  expect([said, Buffer.concat(pieces).toString()]).toEqual([{ format: 'csv', title: 'A list' }, 'address\n']);
  expect(() => list('?colour=red', 'x')).toThrow(/no parameter "colour"/);
  expect(() => list('?date=1&date=2', 'x')).toThrow(/more than once/);
  expect(() => list('', null)).toThrow(/no list/);
  const piece = new Uint8Array(64 * 1024 * 1024);
  const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(piece) });
  const read = async () => {
    for await (const chunk of list('', endless).bytes) if (chunk.length === 0) break;
  };
  await expect(read()).rejects.toMatchObject({ code: 'bad_request', message: 'More than 512 MB are not read.' });
});
