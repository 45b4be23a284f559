import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrackerError } from '@/lib/core/errors';
import { createSdnReader } from '@/lib/registry/import/ofac/sdn-reader';
import { ASSET_CODES, type MadeParty, sdnText } from '@/tests/helpers/sdn';

const ISSUED = '2026-11-20';
const LAZARUS = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96';
/** One address for each code, as OFAC writes them. */
const WRITTEN: Readonly<Record<string, string>> = {
  XBT: '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h', ETH: LAZARUS, XMR: '5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320',
  LTC: 'LNwgtMxcKUQ51dw7bQL1yPQjBVZh6QEqsd', ZEC: 't1g7wowvQ8gn2v8jrU1biyJ26sieNqNsBJy', DASH: 'XnPFsRWTaSgiVauosEwQ6dEitGYXgwznz2',
  BTG: 'GPwg61XoHqQPNmAucFACuQ5H9sGCDv9TpS', ETC: '0xd882cfc20f52f2599d84b8e8d58c7fb62cfe344b', BSV: '12sjrrhoFEsedNRhtgwvvRqjFTh8fZTDX9',
  BCH: 'qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq', XVG: 'D7VdGcPXrsyQSdP6iFqVMzRG4RUxUpaxvU', USDT: 'TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz',
  USDC: '0x9f4cda013e354b8fc285bf4b9a60460cee7f7ea9', XRP: 'rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66', TRX: 'TBATDh41qMQ1yeVYecneEvhpfayYmkAQWS',
  ARB: '0x4f47bc496083c727c5fbe3ce9cdf2b0f6496270c', BSC: '0x4f47bc496083c727c5fbe3ce9cdf2b0f6496270c', SOL: '4k3Dyjzvzp8eMZWUXbBCjEvwSkkk59S5iCNLY3QrkX6R',
};
const party = (over: Partial<MadeParty> = {}): MadeParty => ({
  profile: 27307, name: ['LAZARUS GROUP'], programmes: ['DPRK3'], listed: '2022-04-14', addresses: [['ETH', LAZARUS]], ...over,
});

function read(text: string, pieces = [text]) {
  const reader = createSdnReader();
  for (const piece of pieces) reader.write(piece);
  return reader.end();
}
const refusal = (text: string): TrackerError => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof TrackerError) return error;
    throw error;
  }
  throw new Error('It was read.');
};

it('finds every address of every asset with entity, programmes and day, and names a code that nobody has seen', () => {
  const all = [...ASSET_CODES, 'NEWCOIN'] as const;
  const parties = all.map((asset, i) => party({ profile: 1000 + i, name: ['Holder', `No ${i}`], programmes: ['CYBER2', 'DPRK3'], addresses: [[asset, WRITTEN[asset] ?? 'nc1qqqsomething']] }));
  const { listings, unread, newAssets, date } = read(sdnText(ISSUED, parties, ['NEWCOIN']));
  expect(date).toBe(ISSUED);
  expect(unread).toEqual([]);
  expect(listings.map(({ asset }) => asset)).toEqual([...all]);
  listings.forEach((row, i) => expect(row).toMatchObject({ entity: `Holder No ${i}`, programmes: ['CYBER2', 'DPRK3'], date: '2022-04-14', says: 'dprk', delisted: null }));
  expect(listings.map(({ chain }) => chain)).toEqual([
    'bitcoin', 'ethereum', 'monero', 'litecoin', 'zcash', 'dash', 'bitcoin-gold', 'ethereum-classic', 'bitcoin-sv', 'bitcoin-cash', 'verge',
    'tron', 'ethereum', 'xrp-ledger', 'tron', 'arbitrum', 'bsc', 'solana', 'newcoin',
  ]);
  expect(listings[1]?.address).toBe(LAZARUS.toLowerCase());
  expect(listings.at(-1)?.address).toBe('nc1qqqsomething');
  expect([...newAssets]).toEqual([['NEWCOIN', 1]]);
});

it('reads the same however the file is cut into pieces, entities in names and all', () => {
  const text = sdnText(ISSUED, [party({ name: ['SMITH & SONS <OTC>', 'Ltd.'] }), party({ profile: 2, addresses: [['XBT', WRITTEN.XBT!], ['TRX', WRITTEN.TRX!]] })]);
  const whole = read(text);
  expect(whole.listings[0]?.entity).toBe('SMITH & SONS <OTC> Ltd.');
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 40 }), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), text.length];
      expect(read(text, at.slice(1).map((end, i) => text.slice(at[i], end)))).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

it('keeps what an entry itself says has ended, with the day', () => {
  const { listings } = read(sdnText(ISSUED, [party({ name: ['TORNADO CASH'], listed: '2022-08-08', delisted: '2025-03-21' })]));
  expect(listings).toMatchObject([{ date: '2022-08-08', delisted: '2025-03-21' }]);
});

describe('ties an address to DPRK actors only where the list does', () => {
  it.each([
    ['a DPRK programme', { programmes: ['DPRK4'] }, 'dprk'],
    ['another programme', { programmes: ['CYBER2'] }, 'sanctioned'],
    ['another programme and a North Korean', { programmes: ['NPWMD'], nationality: 'Korea, North' }, 'dprk'],
    ['another programme and a Russian', { programmes: ['RUSSIA-EO14024'], nationality: 'Russia' }, 'sanctioned'],
    ['another programme and the North Korea regulations', { programmes: ['NPWMD'], risk: 'North Korea Sanctions Regulations, sections 510.201 and 510.210' }, 'dprk'],
    ['a name that only sounds so', { programmes: ['SDGT'], name: ['LAZARUS HOLDINGS'] }, 'sanctioned'],
  ] as const)('%s', (_what, over, says) => {
    expect(read(sdnText(ISSUED, [party(over)])).listings.map((row) => row.says)).toEqual([says]);
  });
});

describe('tells what it can not read, and loses no address over it', () => {
  it('an address that fails its checksum is kept as it is written', () => {
    const broken = WRITTEN.TRX!.toLowerCase();
    const { listings, unread } = read(sdnText(ISSUED, [party({ addresses: [['TRX', broken], ['ETH', LAZARUS]] })]));
    expect(listings.map(({ address }) => address)).toEqual([broken, LAZARUS.toLowerCase()]);
    expect(unread).toEqual([{ place: 'party 27307, LAZARUS GROUP', problem: `"${broken}" (TRX) is no valid address of Tron: it is kept as it is written.` }]);
  });

  it('an address that is empty, an entry that is missing, a day that never was, a day to come', () => {
    const text = sdnText(ISSUED, [party({ addresses: [['ETH', ''], ['XBT', WRITTEN.XBT!]] }), party({ profile: 2, listed: '2026-02-30' }), party({ profile: 3, listed: '2026-12-24' }), party({ profile: 4 })])
      .replace('<SanctionsEntry ID="4" ProfileID="4"', '<SanctionsEntry ID="4" ProfileID="5"');
    const { listings, unread } = read(text);
    expect(listings.map(({ date, programmes }) => [date, programmes])).toEqual([['2022-04-14', ['DPRK3']], [null, ['DPRK3']], [null, ['DPRK3']], [null, []]]);
    expect(unread.map(({ place, problem }) => `${place}: ${problem}`)).toEqual([
      'party 27307, feature 10: Digital Currency Address - ETH: there is no address.',
      'entry of party 2: "2026-02-30" is no date: it is taken as unknown.',
      'party 3, LAZARUS GROUP: Its entry is dated 2026-12-24, after the list itself: the date is taken as unknown.',
      'party 4, LAZARUS GROUP: It has addresses and no sanctions entry: they are taken without programme and date.',
    ]);
  });
});

describe('refuses a whole file', () => {
  const text = sdnText(ISSUED, [party()]);
  const withType = (doctype: string) => text.replace('<Sanctions ', `${doctype}\n<Sanctions `);
  it.each([
    ['entities of its own', withType('<!DOCTYPE Sanctions [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>'), 'document type'],
    ['an external entity', withType('<!DOCTYPE Sanctions [<!ENTITY file SYSTEM "file:///etc/passwd">]>').replace('LAZARUS GROUP', '&file;'), 'document type'],
    ['an external document type', withType('<!DOCTYPE Sanctions SYSTEM "http://127.0.0.1:1/sdn.dtd">'), 'document type'],
    ['an entity that is not defined', text.replace('LAZARUS GROUP', '&file;'), 'no well-formed XML'],
    ['a file that broke off', text.slice(0, -400), 'no well-formed XML'],
    ['another kind of XML', '<sdnList><sdnEntry/></sdnList>', "advanced schema: its root is sdnList"],
    ['no XML', 'address,label\n0x1,a\n', 'no well-formed XML'],
  ])('with %s', (_what, file, sentence) => {
    const error = refusal(file);
    expect([error.code, error.message]).toEqual(['bad_value', expect.stringContaining(sentence)]);
    expect(error.fix).toBeTruthy();
  });
});
