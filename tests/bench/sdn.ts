import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { tempFolder } from '../helpers/folder';
import { createRandom } from '../helpers/random';
import { randomAddress } from '../helpers/random-addresses';
import { type MadeParty, sdnXml } from '../helpers/sdn';
import type { Measured } from './measured';

/** About 100 MB, as OFAC's own, and a tenth of it. */
const PARTIES = 40_000;
const SMALL = 4_000;
/** Of OFAC's parties about one in forty has addresses. */
const WITH_ADDRESSES = 40;

interface Once {
  readonly megabytes: number;
  readonly seconds: number;
  readonly bareSeconds: number;
  readonly peak: number;
  readonly listings: number;
}

/**
 * `sdn-rate`: megabytes a second of a made-up SDN_ADVANCED.XML in OFAC's schema, read from a file into listings.
 * `sdn-memory`: how much more memory that takes at its peak for 100 MB than for 10. Each in a process of its own.
 */
export async function benchSdn(): Promise<Measured[]> {
  const small = await readOnce(SMALL);
  const large = await readOnce(PARTIES);
  const rate = large.megabytes / large.seconds;
  console.error(`SDN file of ${large.megabytes.toFixed(0)} MB with ${large.listings} addresses: ${large.seconds.toFixed(2)} s, ${large.peak.toFixed(0)} MB at most; bare pass (read, hash, decode) ${large.bareSeconds.toFixed(2)} s`);
  return [
    { name: 'sdn-rate', value: rate, limit: 25, atLeast: true, unit: 'MB a second' },
    { name: 'sdn-memory', value: Math.max(0, large.peak - small.peak), limit: 32, unit: `MB more for ${large.megabytes.toFixed(0)} MB than for ${small.megabytes.toFixed(0)}` },
  ];
}

async function readOnce(parties: number): Promise<Once> {
  const folder = tempFolder();
  const path = join(folder.path, 'SDN_ADVANCED.XML');
  try {
    await pipeline(Readable.from(sdnXml('2026-11-20', madeUpParties(parties))), createWriteStream(path));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/bench/sdn-once.mts', path]);
    const once = JSON.parse(stdout) as Once;
    if (once.listings !== parties / WITH_ADDRESSES) throw new Error(`Of ${parties / WITH_ADDRESSES} addresses ${once.listings} were found.`);
    return once;
  } finally {
    folder.remove();
  }
}

function* madeUpParties(count: number): Generator<MadeParty> {
  const random = createRandom(7);
  for (let i = 0; i < count; i++) {
    const addresses = i % WITH_ADDRESSES === 0 ? [['ETH', randomAddress(random, 'evm')] as const] : [];
    yield { profile: 10_000 + i, name: ['HOLDER', `No ${i}`], programmes: ['SDGT', 'DPRK3'], listed: '2022-04-14', addresses, nationality: i % 7 === 0 ? 'Russia' : undefined };
  }
}
