import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import type { ScreenMeta, ScreenRow } from '@/lib/screen/types';
import { sdnText } from '@/tests/helpers/sdn';
import { freshFolder, tempFolder } from '@/tests/helpers/store';
import { runCommandHere } from '@/tests/helpers/command';
import { type Finished } from '@/tests/helpers/tracker';

const BYBIT = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';
const NOBODY = '0x000000000000000000000000000000000000dEaD';
const LISTED = '0x5CF30a0F8a5F5a4e2cDB26E4a1a9Fc01E6C33E01';

const files = tempFolder();
const store = freshFolder('facts');
afterAll(() => {
  files.remove();
  store.remove();
});

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(files.path, name);
  writeFileSync(path, content);
  return path;
};
const tracker = (...args: string[]): Promise<Finished> => runCommandHere(args, { DATA_DIR: store.path });
const screened = ({ stdout }: Finished) => JSON.parse(stdout) as { data: readonly ScreenRow[]; meta: ScreenMeta };
const sdn = (issued: string, ...addresses: string[]) =>
  sdnText(issued, addresses.map((address, i) => ({ profile: i + 1, name: ['SIM HYON SOP'], programmes: ['DPRK4'], listed: '2023-04-24', addresses: [['ETH', address]] as const })));

describe('tracker screen', () => {
  it('answers a file without a store, and makes none', async () => {
    const dataDir = join(files.path, 'nowhere');
    const ran = await runCommandHere(['screen', file('a.txt', `${BYBIT.toLowerCase()}\n${NOBODY}\n`), '--json'], { DATA_DIR: dataDir });
    expect([ran.code, screened(ran).data.map(({ result }) => result)]).toEqual([0, ['flagged', 'unknown']]);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('says in words what is found and that absence is no clearance; in CSV it has every row in the order given', async () => {
    const path = file('b.csv', `name,wallet\nx,${NOBODY}\ny,${BYBIT}\nz,0x12\n`);
    const words = await tracker('screen', path);
    expect(words.stdout).toMatch(/3 addresses: 1 flagged, 1 unknown, 1 invalid/);
    expect(words.stdout).toMatch(/flagged {2}0x47666Fab.*analyst/);
    expect(words.stdout).toContain('no clearance');
    const csv = await tracker('screen', path, '--csv');
    expect(parse<Record<string, string>>(csv.stdout, { columns: true, record_delimiter: '\r\n' }).map(({ input, result }) => [input, result])).toEqual([
      [NOBODY, 'unknown'], [BYBIT, 'flagged'], ['0x12', 'invalid'],
    ]);
  });

  it('names the file that it can not read', async () => {
    const ran = await tracker('screen', file('wide.csv', new Uint8Array(Buffer.from(`\uFEFF${BYBIT}\n`, 'utf16le'))));
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/^wide\.csv: .*UTF-16/)]);
  });
});

describe('tracker import-list', () => {
  it('shows what a list would change, takes it with --yes, and changes nothing the second time', async () => {
    const path = file('SDN_ADVANCED.XML', sdn('2026-11-19', LISTED));
    const shown = await tracker('import-list', path);
    expect([shown.code, shown.stdout]).toEqual([0, expect.stringMatching(/OFAC SDN list of 2026-11-19 .*public domain.*1 new, 0 removed.*\+ ethereum 0x5cf3.* SIM HYON SOP \[DPRK4\], 2023-04-24.*Nothing was taken/s)]);
    const asked = file('listed.txt', LISTED);
    expect((await tracker('import-list', path, '--yes')).stdout).toContain('Taken.');
    const { data, meta } = screened(await tracker('screen', asked, '--json'));
    expect(data).toMatchObject([{ result: 'flagged', source: 'OFAC SDN list [DPRK4]', tier: 'official', date: '2023-04-24', entity: 'SIM HYON SOP' }]);
    expect(meta.lists).toMatchObject([{ id: 'ofac-sdn', date: '2026-11-19', licence: 'public domain, a work of the US government' }]);
    expect((await tracker('import-list', path, '--yes')).stdout).toContain('nothing changes');
    const older = await tracker('import-list', file('old.xml', sdn('2026-11-18', LISTED)), '--yes');
    expect([older.code, older.stderr]).toEqual([2, expect.stringContaining('2026-11-19 was taken already')]);
    const newer = await tracker('import-list', file('new.xml', sdn('2026-11-20', BYBIT)), '--yes', '--json');
    expect(JSON.parse(newer.stdout)).toMatchObject({ taken: true, added: [{ entity: 'SIM HYON SOP' }], removed: [{ delisted: '2026-11-20' }] });
    expect(screened(await tracker('screen', asked, '--json')).data).toMatchObject([{ result: 'listed', claims: [{ until: '2026-11-20' }] }]);
  });

  it('fetches a list from a URL that the operator gives, and names no more than its host when that fails', async () => {
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/lazarus.yaml') === true) response.end(`title: Pack\nlastmod: 2026-01-02\ntags:\n- address: ${NOBODY}\n  label: Lazarus\n  source: x\n`);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const taken = await tracker('import-list', `${url}/lazarus.yaml?key=secret`, '--licence', 'MIT', '--format', 'tagpack', '--yes', '--json');
      expect(JSON.parse(taken.stdout)).toMatchObject({ id: 'pack', licence: 'MIT', date: '2026-01-02', tier: 'suspected', origin: `${url}/lazarus.yaml`, taken: true });
      const missing = await tracker('import-list', `${url}/nothing.csv?key=secret`);
      expect([missing.code, missing.stderr.trim()]).toEqual([1, expect.stringMatching(/^127\.0\.0\.1:\d+ answers 404\./)]);
      expect(missing.stderr + taken.stdout).not.toContain('secret');
    } finally {
      server.close();
    }
  });

  it('refuses a list of a day to come', async () => {
    const ran = await tracker('import-list', file('list.csv', `address,label\n${NOBODY},x\n`), '--licence', 'x', '--title', 'x', '--date', '2099-01-01');
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('has not come yet')]);
  });

  it('tells of each row that it could not read and takes the rest', async () => {
    const path = file('rows.csv', `address,label\n${NOBODY},Lazarus\n0x12,half\n`);
    const ran = await tracker('import-list', path, '--licence', 'x', '--title', 'Rows', '--date', '2026-01-01');
    expect(ran.stdout).toMatch(/1 new.*1 rows that could not be read.*line 3: "0x12" is no address/s);
  });
});

describe('tracker lists', () => {
  it('puts a list on the distrust list with its reason and takes it off again', async () => {
    const asked = file('nobody.txt', NOBODY);
    expect((await tracker('lists', '--distrust', 'pack')).stderr).toContain('--reason');
    expect((await tracker('lists', '--distrust', 'pack', '--reason', 'It mislabels.')).stdout).toMatch(/pack .*not believed: It mislabels\./);
    expect(screened(await tracker('screen', asked, '--json')).data).toMatchObject([{ result: 'listed', claims: [{ distrusted: 'It mislabels.' }] }]);
    await tracker('lists', '--trust', 'pack');
    expect(screened(await tracker('screen', asked, '--json')).data).toMatchObject([{ result: 'flagged', source: 'Pack' }]);
  });

  it('leaves nothing but the store in its folder: no copy of what was asked', () => {
    expect(readdirSync(store.path).filter((name) => !/^(pglite|lock|.*\.lock|replay.*)$/.test(name))).toEqual([]);
  });
});
