import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { registryClaims } from '@/lib/charts/screen/claims';
import { canonicalAddress } from '@/lib/core/address';
import { createSdnReader } from '@/lib/registry/import/ofac/sdn-reader';
import { readRegistry } from '@/lib/registry';
import { createScreening } from '@/lib/screen/screening';
import { createRandom } from '../helpers/random';
import { inRandomCase, lookalikeOf, randomAddress, shuffled } from '../helpers/random-addresses';
import { ASSET_CODES, type MadeParty, sdnText } from '../helpers/sdn';

type Cells = Record<'address' | 'chain' | 'label' | 'authority' | 'authority_date', string>;
const path = resolve(process.cwd(), process.env.SHARED_DIR ?? '../shared', 'reference', 'wallets.csv');
if (!existsSync(path)) throw new Error(`The reference facts are not at ${path}. Set SHARED_DIR to the folder that holds reference/.`);
const wallets = parse<Cells>(readFileSync(path, 'utf8'), { columns: true });
const random = createRandom(20_261_124);
const OTHER_ASSETS = [...ASSET_CODES, 'NEWCOIN'];

/** The rows of OFAC as a list of OFAC would have them, among parties of other programmes. */
function ofacParties(rows: readonly Cells[]): MadeParty[] {
  const parties = rows.map(({ address, label, authority, authority_date: listed }, i): MadeParty => {
    const [, name = '', asset = ''] = /^OFAC SDN: (.*) \((\w+)\)$/.exec(label) ?? [];
    const programmes = (/\[(.*)\]/.exec(authority)?.[1] ?? '').split('/');
    return { profile: 10_000 + i, name: [name], programmes, listed, addresses: [[asset, address]], nationality: 'Korea, North' };
  });
  const others = Array.from({ length: 2_000 }, (_, i): MadeParty => {
    const addresses = i % 40 === 0 ? [[OTHER_ASSETS[(i / 40) % OTHER_ASSETS.length] ?? 'ETH', randomAddress(random)] as const] : [];
    return { profile: 50_000 + i, name: [`OTHER ${i}`], programmes: ['SDGT'], listed: '2019-01-01', addresses };
  });
  return shuffled([...parties, ...others], random);
}

describe('the list of OFAC', () => {
  const rows = wallets.filter(({ authority }) => authority.startsWith('OFAC SDN'));
  const reader = createSdnReader();
  reader.write(sdnText('2026-11-20', ofacParties(rows), ['NEWCOIN']));
  const { listings } = reader.end();
  const found = new Map(listings.map((row) => [`${row.chain}:${row.address}`, row]));

  it('gives every one of the 135 addresses of the reference, with entity, programme and day', () => {
    expect(rows).toHaveLength(135);
    for (const { chain, address, label, authority, authority_date: date } of rows) {
      const row = found.get(`${chain}:${canonicalAddress(chain, address)}`);
      expect(row, address).toMatchObject({ says: 'dprk', date });
      expect(label).toContain(row?.entity);
      expect(authority).toContain(row?.programmes.join('/'));
    }
  });

  it('ties no other address to DPRK actors', () => {
    expect(listings.filter(({ says }) => says === 'dprk')).toHaveLength(135);
    expect(listings.filter(({ says }) => says === 'sanctioned')).toHaveLength(50);
  });
});

describe('screening', () => {
  const screening = createScreening({ claims: registryClaims(readRegistry()) });
  const isEvm = ({ address }: Cells) => address.startsWith('0x');
  const flagged = wallets.map((row) => (isEvm(row) ? inRandomCase(row.address, random) : row.address));
  const lookalikes = wallets.filter(isEvm).map(({ address }) => inRandomCase(lookalikeOf(address, random), random));
  const strangers = Array.from({ length: 90_000 }, () => randomAddress(random));
  const kinds = new Map([...flagged.map((text) => [text, 'flagged'] as const), ...lookalikes.map((text) => [text, 'lookalike'] as const)]);

  it('finds every wallet of the reference among 90,000 others, in any case of its letters, and no other', () => {
    const wrong = shuffled([...flagged, ...lookalikes, ...strangers], random).flatMap((text) => {
      const { result } = screening.screen(text);
      return result === (kinds.get(text) ?? 'unknown') ? [] : [`${text}: ${result}`];
    });
    expect(wrong).toEqual([]);
    expect(kinds.size).toBe(588 + lookalikes.length);
  });

  it('says which wallet a lookalike could be taken for', () => {
    wallets.filter(isEvm).forEach(({ address }, i) => {
      expect(screening.screen(lookalikes[i]!).lookalike_of.map((one) => one.address)).toContain(address);
    });
  });
});
