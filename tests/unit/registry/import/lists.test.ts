import { describe, expect, it } from 'vitest';
import { describeList } from '@/lib/registry/import/describe';
import { diffLists } from '@/lib/registry/import/diff';
import type { Listing } from '@/lib/registry/import/listing';
import { readList } from '@/lib/registry/import/read-list';
import { saysOf } from '@/lib/registry/import/says';

const TODAY = '2026-11-25';
const ADDRESS = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96';
const source = (content: string | Uint8Array) => ({
  origin: 'list',
  bytes: (async function* () {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    for (let at = 0; at < bytes.length; at += 7) yield await Promise.resolve(bytes.subarray(at, at + 7));
  })(),
});
const pack = (content: string) => readList(source(content), 'tagpack', TODAY);
const table = (content: string) => readList(source(content), 'csv', TODAY);

const PACK = `title: OFAC Tagpack
creator: Somebody
description: Addresses related to Lazarus Group members
currency: BTC
confidence: authority_data
category: user
lastmod: 2021-11-12
source: https://www.example.org/20200302
abuse: sanction
tags:
- address: 134r8iHv69xdT6p5qVKTsHrcUEuBVZAYak
  label: Jiadong Li
- address: 0x098B716B8Aaf21512996dC57EB0615e2383E2f96
  currency: ETH
  label: Some exchange
  category: exchange
  lastmod: "2022-05-01 10:00:00"
`;

describe('a TagPack', () => {
  it('gives each tag what its header says for all, and reads an unquoted 0x as an address and not as a number', async () => {
    const { title, date, listings, unread } = await pack(PACK);
    expect([title, date, unread]).toEqual(['OFAC Tagpack', '2021-11-12', []]);
    expect(listings).toMatchObject([
      { chain: 'bitcoin', address: '134r8iHv69xdT6p5qVKTsHrcUEuBVZAYak', entity: 'Jiadong Li', says: 'dprk', date: '2021-11-12', link: 'https://www.example.org/20200302', confidence: 'authority_data' },
      { chain: 'ethereum', address: ADDRESS.toLowerCase(), entity: 'Some exchange', says: 'service', category: 'exchange', date: '2022-05-01' },
    ]);
  });

  it('tells of every tag that it leaves out or takes in part, and takes the others', async () => {
    const { listings, unread } = await pack(`${PACK}- label: nothing\n- address: [1, 2]\n  label: x\n- just text\n- address: 134r8iHv69xdT6p5qVKTsHrcUEuBVZAYaX\n  label: broken\n- address: 134r8iHv69xdT6p5qVKTsHrcUEuBVZAYak\n  label: Jiadong Li\n  lastmod: 2030-01-01\n`);
    expect(listings).toHaveLength(2);
    expect(unread.map(({ place, problem }) => `${place}: ${problem}`)).toEqual([
      expect.stringMatching(/^tag 3: Its address can't be read: .* The tag is left out\.$/),
      expect.stringMatching(/^tag 4: Its address can't be read/),
      expect.stringMatching(/^tag 5: Its content can't be read/),
      'tag 6: "134r8iHv69xdT6p5qVKTsHrcUEuBVZAYaX" is no valid address of Bitcoin. The row is left out.',
      'tag 7: It says the same as a row before it: it counts once.',
      'tag 7: 2030-01-01 has not come yet: the date is taken as unknown.',
    ]);
  });

  it.each([
    ['without tags', 'title: x\n', 'It is no TagPack: tags'],
    ['that is no YAML', 'title: "x\ntags: [', 'It is no YAML'],
    ['with nothing in it', 'title: x\ntags: []\n', 'no address in it'],
    ['that multiplies itself', `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: x\ntags: [*c,*c,*c,*c,*c,*c,*c]\n`, 'It is no YAML'],
  ])('is refused %s', async (_what, content, sentence) => {
    await expect(pack(content)).rejects.toMatchObject({ code: 'bad_value', message: expect.stringContaining(sentence) as string });
  });
});

describe('a CSV list', () => {
  it('is read the same however its bytes are cut, letters of several bytes and all', async () => {
    const text = `\uFEFFaddress,label\n${ADDRESS},북한 Лазарь 🦊 é\n`;
    const bytes = new TextEncoder().encode(text);
    for (let size = 1; size <= 9; size++) {
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
      };
      const { listings } = await readList({ origin: 'list', bytes: pieces() }, 'csv', TODAY);
      expect(listings.map(({ entity }) => entity)).toEqual(['북한 Лазарь 🦊 é']);
    }
  });

  it('is read by what its columns are called', async () => {
    const { listings, unread } = await table(`Wallet Address,Network,Label,Programme,Date,Source\r\n${ADDRESS},ETH,Lazarus Group,DPRK3;CYBER2,2022-04-14,https://example.org\r\n${ADDRESS},,Binance 7,,,\r\n`);
    expect(unread).toEqual([]);
    expect(listings).toMatchObject([
      { chain: 'ethereum', entity: 'Lazarus Group', says: 'dprk', programmes: ['DPRK3', 'CYBER2'], date: '2022-04-14', link: 'https://example.org' },
      { chain: 'ethereum', entity: 'Binance 7', says: 'other', programmes: [], date: null },
    ]);
  });

  it('tells of a row that is too short, has no address or an impossible day, and takes the rest', async () => {
    const { listings, unread } = await table(`address,label,date\n${ADDRESS}\n,nobody,2022\n0x12,half,2022-13\n"${ADDRESS}","a ""name""",2022\n${ADDRESS},late,2022-13\n${'x,'.repeat(1_000_000)}\n`);
    expect(listings.map(({ entity }) => entity)).toEqual(['not named', 'a "name"', 'late']);
    expect(unread.map(({ place, problem }) => `${place}: ${problem}`)).toEqual([
      'line 2: It has 1 cells where the header has 3. It is taken as far as it goes.',
      'line 3: It has no address. The row is left out.',
      'line 4: "0x12" is no address of a chain that we know. The row is left out.',
      'line 6: "2022-13" is no date: it is taken as unknown.',
      'line 7: It has 1000001 cells where the header has 3. It is taken as far as it goes.',
      'line 7: "x" is no address of a chain that we know. The row is left out.',
    ]);
  });

  it.each([
    ['empty', '', 'empty'],
    ['without a column of addresses', 'name,date\na,b\n', 'no column of addresses'],
    ['binary', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 9]), 'binary'],
    ['in UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0, 0x63, 0]), 'UTF-16'],
    ['in another encoding', new Uint8Array([0x61, 0xe9, 0x2c, 0x0a]), 'UTF-8'],
    ['cut off within a letter', new Uint8Array([0x61, 0x2c, 0xea, 0xb0]), 'UTF-8'],
  ])('is refused when %s', async (_what, content, word) => {
    await expect(table(content as string)).rejects.toMatchObject({ code: 'bad_value', message: expect.stringContaining(word) as string });
  });
});

describe('what a row says', () => {
  it.each([
    [{ entity: 'Lazarus Group hot wallet' }, 'dprk'],
    [{ entity: 'x', actor: 'lazarus_group' }, 'dprk'],
    [{ entity: 'APT38' }, 'dprk'],
    [{ entity: '라자루스, 북한' }, 'dprk'],
    [{ entity: 'x', programmes: ['DPRK2'] }, 'dprk'],
    [{ entity: 'Binance', category: 'exchange', ofList: ['Lazarus laundering'] }, 'service'],
    [{ entity: 'a wallet', category: 'user', ofList: ['Lazarus laundering'] }, 'dprk'],
    [{ entity: 'South Korean exchange', category: 'exchange' }, 'service'],
    [{ entity: 'Rusich', sanctioned: true }, 'sanctioned'],
    [{ entity: 'Internet Archive', category: 'organization' }, 'other'],
  ] as const)('%j is %s', (row, says) => expect(saysOf(row)).toBe(says));
});

describe('what has to be known of a list', () => {
  const described = async (given: Parameters<typeof describeList>[3]) => describeList(await table(`address\n${ADDRESS}\n`), 'csv', 'list.csv', given, TODAY);
  const whole = { title: 'Desk list', licence: 'internal', date: '2026-11-01' };

  it('is its name, licence, day and tier; the least sure tier if nobody says', async () => {
    expect(await described(whole)).toMatchObject({ ...whole, id: 'desk-list', tier: 'suspected', origin: 'list.csv' });
  });

  it.each([
    [{ ...whole, title: undefined }, 'bad_value', 'title'],
    [{ ...whole, licence: undefined }, 'bad_value', 'licence'],
    [{ ...whole, date: undefined }, 'bad_value', 'date'],
    [{ ...whole, date: '2026-11-26' }, 'bad_date', 'date'],
    [{ ...whole, date: '2026-11' }, 'bad_date', 'date'],
    [{ ...whole, tier: 'certain' }, 'bad_value', 'tier'],
    [{ ...whole, title: '名簿' }, 'bad_value', 'id'],
  ])('and %j is refused', async (given, code, field) => {
    await expect(described(given)).rejects.toMatchObject({ code, field });
  });
});

describe('what an edition changes', () => {
  const row = (key: string, over: Partial<Listing> = {}): Listing => ({
    key, chain: 'ethereum', address: key, asset: 'ETH', entity: 'x', says: 'dprk', category: null, programmes: ['DPRK3'], date: null, delisted: null, link: null, confidence: null, ...over,
  });

  it('is told row by row; what is gone keeps the day, what comes back stands again', () => {
    const before = [row('same'), row('gone'), row('changed'), row('back', { delisted: '2020-01-01' }), row('long gone', { delisted: '2020-01-01' })];
    const diff = diffLists(before, [row('same'), row('changed', { programmes: ['DPRK3', 'CYBER2'] }), row('back'), row('new')], TODAY);
    expect(diff.added.map(({ key }) => key)).toEqual(['new']);
    expect(diff.removed).toEqual([row('gone', { delisted: TODAY })]);
    expect(diff.changed.map(({ after, fields }) => [after.key, fields])).toEqual([['changed', ['programmes']], ['back', ['delisted']]]);
    expect(diff.unchanged).toBe(2);
  });

  it('is nothing the second time', () => {
    const rows = [row('a'), row('b', { delisted: '2020-01-01' })];
    expect(diffLists(rows, rows, TODAY)).toEqual({ added: [], removed: [], changed: [], unchanged: 2 });
  });
});
