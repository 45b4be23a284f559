import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Method } from '@/lib/trace/types';
import { tempFiles } from '../../helpers/temp-file';
import { runCommandHere } from '../../helpers/command';

const files = tempFiles();
afterAll(files.remove);

const ADDRESSES = Array.from({ length: 7 }, (_, n) => `0x${String(n + 1).repeat(40)}`);
const [VICTIM, WALLET, FRIEND, EXCHANGE, OTHER, LATER, BROKER] = ADDRESSES as [string, string, string, string, string, string, string];
const ETH = 10n ** 18n;

/**
 * The published worked example, in ether: 3 stolen and 7 fresh come into one wallet, which then pays 10 to an exchange.
 * And again with another wallet, which pays 4 to a broker, 1 and 3 to somebody, and keeps 2.
 */
const TRANSFERS = [
  ['ethereum', 1, '0xa1', 'internal', '0', '2025-02-21T14:16:11Z', VICTIM, WALLET, 'ETH', 3n * ETH],
  ['ethereum', 2, '0xa2', 'native', '', '2025-02-21T14:17:11Z', FRIEND, WALLET, 'ETH', 7n * ETH],
  ['ethereum', 3, '0xa3', 'native', '', '2025-02-21T14:18:11Z', WALLET, EXCHANGE, 'ETH', 10n * ETH],
  ['ethereum', 4, '0xb1', 'internal', '0', '2025-02-21T14:16:11Z', VICTIM, OTHER, 'ETH', 3n * ETH],
  ['ethereum', 5, '0xb2', 'native', '', '2025-02-21T14:17:11Z', FRIEND, OTHER, 'ETH', 7n * ETH],
  ['ethereum', 6, '0xb3', 'native', '', '2025-02-21T14:18:11Z', OTHER, BROKER, 'ETH', 4n * ETH],
  ['ethereum', 7, '0xb4', 'native', '', '2025-02-21T14:19:11Z', OTHER, LATER, 'ETH', ETH],
  ['ethereum', 8, '0xb5', 'native', '', '2025-02-21T14:20:11Z', OTHER, LATER, 'ETH', 3n * ETH],
].map((cells) => cells.join(','));
const csv = (header: string, ...lines: string[]) => files.write([header, ...lines, ''].join('\n'));
const transfersCsv = (lines: readonly string[]) => csv('chain,block,tx_hash,kind,position,timestamp,from,to,asset,amount', ...lines);
const thefts = csv('incident,tx_hash,kind,position,usd', 'whole,0xa1,internal,0,6000', 'in parts,0xb1,internal,0,6000');
const services = csv('chain,address,name,category', `ethereum,${EXCHANGE},Exchange,cex`, `ethereum,${BROKER},Broker,otc`);
const all = (transfers: readonly string[]) => ['--transfers', transfersCsv(transfers), '--thefts', thefts, '--services', services];

interface Place {
  readonly category: string;
  readonly name: string | null;
  readonly address: string;
  readonly asset: string;
  readonly amount: string;
  readonly usd_micros: string;
}
interface Places {
  readonly ends: readonly Place[];
  readonly held: readonly Place[];
  readonly frontier: readonly Place[];
  readonly fees: readonly Place[];
}
interface Document extends Places {
  readonly method: string;
  readonly stolen: readonly { readonly incident: string; readonly amount: string; readonly usd_micros: string }[];
  readonly incidents: readonly (Places & { readonly incident: string })[];
  readonly reach?: readonly { readonly address: string; readonly gross_amount: string }[];
  readonly invariant: { readonly holds: boolean } | null;
  readonly paths: readonly { readonly address: string; readonly amount: string; readonly transactions: readonly string[] }[];
}

/** A data folder that must never come into being. */
const env = { DATA_DIR: join(files.write('', 'marker'), '..', 'data') };
const run = (...args: string[]) => runCommandHere(['trace', ...args], env);

/** An amount of places in ether, or in base units where it is no whole number. */
function there(places: readonly Place[], address: string): string {
  const amount = BigInt(places.find((place) => place.address === address)?.amount ?? 0);
  return String(amount % ETH === 0n ? amount / ETH : amount);
}

describe('the published worked example: 3 stolen, 7 fresh, paid out of one wallet', () => {
  // What of the payments of 4, and of 1 and 3 together, is stolen, and what of the 2 that stay.
  it.each<[Method, string[]]>([
    ['fifo', ['3', '0', '0']],
    ['lifo', ['0', '1', '2']],
    ['tiho', ['0', '3', '0']],
    ['haircut', ['1200000000000000000', '1200000000000000000', '600000000000000000']],
  ])('%s finds what the papers say, whole and in parts', async (method, inParts) => {
    const ran = await run(...all(TRANSFERS), '--method', method, '--json');
    expect(ran.code).toBe(0);
    const found = JSON.parse(ran.stdout) as Document;
    expect([found.method, found.invariant?.holds, found.frontier, found.fees]).toEqual([method, true, [], []]);
    expect(found.stolen.map(({ incident, amount, usd_micros }) => [incident, amount, usd_micros])).toEqual(['whole', 'in parts'].map((name) => [name, String(3n * ETH), '6000000000']));
    const whole = found.incidents.find(({ incident }) => incident === 'whole')!;
    expect(whole.ends.map(({ category, name, address, asset, amount, usd_micros }) => [category, name, address, asset, amount, usd_micros]))
      .toEqual([['cex', 'Exchange', EXCHANGE, 'ETH', String(3n * ETH), '6000000000']]);
    expect([whole.held, whole.frontier, whole.fees]).toEqual([[], [], []]);
    expect(found.paths.find(({ address }) => address === EXCHANGE)?.transactions).toEqual(['0xa1', '0xa3']);
    const parts = found.incidents.find(({ incident }) => incident === 'in parts')!;
    expect([there(parts.ends, BROKER), there(parts.held, LATER), there(parts.held, OTHER)]).toEqual(inParts);
  });

  it('poison taints all 10, as reach and never as money', async () => {
    const ran = await run(...all(TRANSFERS), '--method', 'poison', '--json');
    expect(ran.code).toBe(0);
    const found = JSON.parse(ran.stdout) as Document;
    expect([found.ends, found.held, found.frontier, found.fees, found.invariant]).toEqual([[], [], [], [], null]);
    expect(found.reach?.find(({ address }) => address === EXCHANGE)?.gross_amount).toBe(String(10n * ETH));
  });
});

it('the same rows in another order give the same bytes, and no store is touched', async () => {
  const one = await run(...all(TRANSFERS), '--range', '--json');
  const other = await run(...all(TRANSFERS.toReversed()), '--range', '--json');
  expect([one.code, other.code]).toEqual([0, 0]);
  expect(other.stdout).toBe(one.stdout);
  expect(existsSync(env.DATA_DIR)).toBe(false);
});

it('without --json it says in words where the loot is', async () => {
  const ran = await run(...all(TRANSFERS));
  expect(ran.code).toBe(0);
  for (const line of [/^stolen {4}12,?000/m, /entered Exchange \(cex\)/, /^fees {6}unknown: the transfers have none$/m, /^Nothing is lost/m]) expect(ran.stdout).toMatch(line);
});

describe('what can not be traced', () => {
  it('ends with exit code 2 and a sentence that names file and line, also as JSON', async () => {
    const broken = transfersCsv([...TRANSFERS, TRANSFERS[2]!.replace('10000', '1.0')]);
    const ran = await run('--transfers', broken, '--thefts', thefts, '--json');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(`${broken}, line 10, column amount: `);
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code: 'bad_amount' } });
  });

  it.each<[string, string[], RegExp]>([
    ['no file', [], /Nothing says what to trace/],
    ['an unknown method', [...all(TRANSFERS), '--method', 'guess'], /Allowed choices are fifo, lifo, tiho, haircut, poison/],
  ])('ends with exit code 2: %s', async (_, args, sentence) => {
    const ran = await run(...args);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(sentence);
  });
});
