import { afterEach, describe, expect, it } from 'vitest';
import { describeError } from '@/lib/api/errors';
import { loggable } from '@/lib/api/log';
import { notReady } from '@/lib/api/ready';
import { answer, csv } from '@/lib/api/respond';
import { TrackerError } from '@/lib/core/errors';

process.env.LOG_LEVEL = 'silent';
const before = { ...process.env };
afterEach(() => void Object.assign(process.env, before));

const SECRET = 'https://user:pass@node.example/v2/0123456789abcdef';

describe('errors', () => {
  it('an unforeseen failure tells the outside nothing but where to look', async () => {
    const response = await answer(() => Promise.reject(new Error(`connect ECONNREFUSED ${SECRET}`)));
    const body = (await response.json()) as { error: { code: string; message: string; requestId: string } };
    expect([response.status, body.error.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toMatch(/node\.example|ECONNREFUSED/);
    expect(body.error.message).toContain(body.error.requestId);
  });

  it('a store that can not be opened does not show its folder to the world', () => {
    const { status, body } = describeError(new TrackerError('store_locked', 'The data folder /home/x is in use.'), 'id');
    expect(status).toBe(503);
    expect(body.error.message).not.toContain('/home/x');
  });

  it('whoever runs the machine is told why it is not ready', async () => {
    const response = notReady(new TrackerError('store_locked', 'The folder is in use by process 7.', { fix: 'Stop it.' }));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { code: 'store_locked', message: 'The folder is in use by process 7. Stop it.' } });
  });

  it('a key in a URL never reaches the log, not even from the cause beneath', () => {
    const cause = new Error(`POST ${SECRET} failed, as did postgresql://me:word@db.example:5432/x?y=z`);
    const text = JSON.stringify(loggable(new Error('The sync failed.', { cause })));
    expect(text).toContain('https://node.example');
    expect(text).toContain('db.example');
    expect(text).not.toMatch(/0123456789abcdef|pass|word|y=z/);
  });
});

describe('downloads', () => {
  it('one of which rows are known to be missing says so in its header, and none promises to be whole', () => {
    const header = (complete: boolean) => {
      const { headers } = csv({ name: 'x.csv', total: 2, complete, chunks: (async function* () {})() });
      expect(headers.get('access-control-expose-headers')).toContain('x-complete');
      return headers.get('x-complete');
    };
    expect([header(false), header(true)]).toEqual(['false', null]);
  });

  it('one that fails on the way breaks off instead of looking whole', async () => {
    async function* failing() {
      yield await Promise.resolve('a,b\r\n');
      throw new Error('the store is gone');
    }
    const response = csv({ name: 'x.csv', total: 2, complete: true, chunks: failing() });
    await expect(response.text()).rejects.toThrow();
  });

  it('one that nobody reads any more stops reading the store', async () => {
    let ended = false;
    async function* slow() {
      try {
        for (;;) yield await Promise.resolve('x\r\n');
      } finally {
        ended = true;
      }
    }
    const response = csv({ name: 'x.csv', total: 2, complete: true, chunks: slow() });
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(ended).toBe(true);
  });
});
