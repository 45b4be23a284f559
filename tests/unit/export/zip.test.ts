import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { type ZipContent, zipFile } from '@/lib/export/zip';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone;
});

async function zipped(files: Record<string, ZipContent>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipFile(Object.entries(files).map(([name, bytes]) => ({ name, bytes })))) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('zip', () => {
  it('gives back every file under its name, in order', async () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-z가-힣/]{1,20}$/), fc.uint8Array({ maxLength: 2_000 }), { maxKeys: 8 });
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const read = unzipSync(await zipped(given));
        expect(Object.keys(read)).toEqual(Object.keys(given));
        for (const [name, bytes] of Object.entries(given)) expect(Buffer.from(read[name]!).equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('has the same bytes in another zone and however its content is cut, so that its digest can be cited', async () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `row ${(i * 7919) % 10_007}\n`).join('');
    const whole = await zipped({ 'a.csv': text });
    process.env.TZ = 'Asia/Seoul';
    expect(new Date(2020, 0, 1).getTimezoneOffset()).toBe(-540);
    const pieces = Array.from({ length: Math.ceil(text.length / 777) }, (_, i) => text.slice(i * 777, (i + 1) * 777));
    expect((await zipped({ 'a.csv': pieces })).length).toBe(whole.length);
    expect(Buffer.compare(await zipped({ 'a.csv': pieces }), whole)).toBe(0);
    expect(strFromU8(unzipSync(whole)['a.csv']!)).toBe(text);
  });

  it('refuses two files of one name, of which a reader would see only one', async () => {
    const twice = async () => {
      const pieces: Uint8Array[] = [];
      for await (const piece of zipFile([{ name: 'a', bytes: 'x' }, { name: 'a', bytes: 'y' }])) pieces.push(piece);
    };
    await expect(twice()).rejects.toThrow('two files named a');
  });
});
