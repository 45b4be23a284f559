import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPublicKey } from '@/lib/bundle/check-signature';
import { traceBundle } from '@/lib/bundle/trace-bundle';
import { verifyBundle } from '@/lib/bundle/verify-bundle';
import type { ServiceEvent } from '@/lib/core/service-event';
import { saveMarks } from '@/lib/db/final-marks';
import { addInterval } from '@/lib/db/intervals';
import { incidents, prices, services, shippedTransfers, theftTransactions, tokens } from '@/lib/db/schema';
import { insertServiceEvents } from '@/lib/db/service-events';
import { insertTransfers } from '@/lib/db/transfers';
import { type BagSigner, BAG_FILES } from '@/lib/export/bag';
import { type Method, METHODS } from '@/lib/trace/types';
import { moved, named, START } from '@/tests/helpers/movements';
import { createRandom, pick } from '@/tests/helpers/random';
import { type Engine, ENGINES, openTestStore, tempFolder, type TestStore } from '@/tests/helpers/store';

const [VICTIM, THIEF, KEEPER, MIXER, BRIDGE, ABROAD, TOKEN] = ['victim', 'thief', 'keeper', 'mixer', 'bridge', 'abroad', 'token'].map(named) as [string, string, string, string, string, string, string];
const ETHER = 10n ** 18n;

function signerOf(): BagSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), sign: (bytes) => sign(null, bytes, privateKey) };
}
const signer = signerOf();

/** A theft with a swap of chains, a mixer, a shipped row, a gap in what was fetched, and a name that a spreadsheet would run. */
async function fill({ db }: TestStore): Promise<void> {
  await db.insert(incidents).values({
    slug: 'heist', date: '2025-02-21', datePrecision: 'day', victim: 'A vault', chains: ['ethereum'], lossUsdMicros: null, attributedBy: 'nobody', attributionDate: null, tier: 'suspected', note: null, sourceIds: [],
  });
  const said = { incident: 'heist', chain: 'ethereum', asset: 'ETH', assetContract: null, decimals: 18, sourceIds: [] };
  await db.insert(theftTransactions).values({ id: 'heist-1', role: 'theft', date: '2025-02-21', block: 100, timestamp: START + 100, txHash: '0xtheft', kind: 'internal', from: VICTIM, to: THIEF, amount: 10n * ETHER, confidence: 'high', note: null, ...said });
  await db.insert(shippedTransfers).values({ id: 's1', block: 135, timestamp: START + 135, txHash: '0xshipped', kind: 'native', from: KEEPER, to: MIXER, amount: ETHER, ...said });
  await db.insert(prices).values({ asset: 'ETH', date: '2025-02-21', usdMicros: 2_741_590_000n, sourceIds: [] });
  await db.insert(tokens).values({ chain: 'ethereum', contract: TOKEN, symbol: '=1+1', decimals: 6, sourceIds: [] });
  const service = (address: string, name: string, category: string, ord: number) => ({ chain: 'ethereum', address, name, category, ord, sourceIds: [] });
  await db.insert(services).values([service(MIXER, '=HYPERLINK("x")', 'mixer', 1), service(BRIDGE, 'A "bridge", 다리', 'bridge', 2)]);
  await insertTransfers(db, [
    moved(100, VICTIM, THIEF, 10n * ETHER, { txHash: '0xtheft', kind: 'internal', position: '0' }),
    moved(110, THIEF, KEEPER, 4n * ETHER), moved(111, THIEF, BRIDGE, 3n * ETHER), moved(120, KEEPER, MIXER, 2n * ETHER),
    moved(125, THIEF, KEEPER, 5n, { kind: 'token', position: '7', assetContract: TOKEN }), moved(7, BRIDGE, ABROAD, 18n * ETHER, { chain: 'bsc', timestamp: START + 600 }),
  ]);
  const sent: ServiceEvent = {
    chain: 'ethereum', block: 111, blockHash: '0xb111', txHash: moved(111, THIEF, BRIDGE, 1n).txHash, logIndex: 1, timestamp: START + 111, protocol: 'Test', event: 'Sent',
    contract: BRIDGE, wallet: THIEF, assetContract: '', amount: 1n, destinationChain: 'bsc', destinationAddress: ABROAD, details: { destination_asset: 'BSC.BNB' },
  };
  await insertServiceEvents(db, [sent]);
  for (const [address, to] of [[THIEF, 200], [KEEPER, 115]] as const) await addInterval(db, 'ethereum', ['native', 'internal', 'logs'].map((query) => `${query}:${address}`), { from: 0, to });
  await saveMarks(db, 'ethereum', [{ block: 200, hash: '0x' }]);
}

async function bundleOf({ db }: TestStore, method: Method, by = signer): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const { chunks } = await traceBundle(db, { incident: 'heist', method, paths: 3, registryVersion: 'test', replay: false, signer: by });
  for await (const piece of chunks) pieces.push(piece);
  return Buffer.concat(pieces);
}

const made = new Map<string, Buffer>();
const folder = tempFolder();
const base = 'trace-heist-fifo/';
let files: Record<string, Uint8Array>;
let count = 0;

beforeAll(async () => {
  for (const engine of ENGINES) {
    const store = await openTestStore(engine);
    await fill(store);
    for (const method of engine === 'pglite' ? METHODS : (['fifo'] as const)) made.set(`${engine} ${method}`, await bundleOf(store, method));
    await store.close();
  }
  files = unzipSync(bundle());
});
afterAll(() => folder.remove());

const bundle = (engine: Engine = 'pglite', method: Method = 'fifo') => made.get(`${engine} ${method}`)!;
function saved(bytes: Uint8Array): string {
  const path = join(folder.path, `${count++}.zip`);
  writeFileSync(path, bytes);
  return path;
}
const verify = (bytes: Uint8Array, key?: string) => verifyBundle(saved(bytes), key === undefined ? undefined : readPublicKey(key));
const text = (name: string) => Buffer.from(files[base + name]!).toString();
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Puts other files in, and if wanted makes the manifests anew and signs them. */
function forged(changed: Readonly<Record<string, string>>, by?: BagSigner): Buffer {
  const all: Record<string, Uint8Array> = { ...files };
  for (const [name, content] of Object.entries(changed)) all[base + name] = Buffer.from(content);
  const redigest = (manifest: string) => {
    const lines = Buffer.from(all[base + manifest]!).toString().replace(/^.{64} {2}(.+)$/gm, (_, name: string) => `${sha(all[base + name]!)}  ${name}`);
    all[base + manifest] = Buffer.from(lines);
  };
  redigest(BAG_FILES.manifest);
  const octets = Object.entries(all).filter(([name]) => name.startsWith(`${base}data/`)).map(([, bytes]) => bytes.length);
  all[base + BAG_FILES.info] = Buffer.from(text(BAG_FILES.info).replace(/Oxum: .*/, `Oxum: ${octets.reduce((sum, one) => sum + one)}.${octets.length}`));
  if (by !== undefined) all[base + BAG_FILES.key] = Buffer.from(by.publicKey);
  redigest(BAG_FILES.tagManifest);
  if (by !== undefined) all[base + BAG_FILES.signature] = by.sign(all[base + BAG_FILES.tagManifest]!);
  return Buffer.from(zipSync(all));
}

describe('an evidence bundle', () => {
  it('has the same bytes from either database, so that two installations can compare theirs', () => {
    expect(sha(bundle('postgresql'))).toBe(sha(bundle('pglite')));
  });

  it.each(METHODS)('gives its results again from its inputs alone: %s', async (method) => {
    const result = await verify(bundle('pglite', method), signer.publicKey);
    expect(result.problems).toEqual([]);
    expect(result.signature?.sentence).toContain('signed by the key you gave');
    expect(result.recomputation).toMatchObject({ equal: true, difference: null, transfers: 7, notes: [], settings: { incident: 'heist', method } });
  });

  it('holds what the trace read: block hashes, prices, labels, what was fetched, what bridges said', () => {
    const rows = text('data/inputs/transfers.csv').split('\r\n');
    expect(rows[0]).toBe('chain,block,block_hash,tx_hash,kind,position,timestamp,from,to,asset,asset_contract,decimals,amount,amount_base_units,origin');
    expect(rows[1]).toBe(`ethereum,100,0xb100,0xtheft,internal,0,2025-02-21T12:01:40Z,${VICTIM},${THIEF},ETH,,18,10,10000000000000000000,fetched`);
    expect(rows.filter((row) => row.endsWith('shipped'))).toHaveLength(1);
    expect(JSON.parse(text('data/inputs/thefts.json'))).toMatchObject([{ price_usd: '2741.59', usd: '27415.9', basis: 'fetched' }]);
    expect(JSON.parse(text('data/inputs/services.json'))).toMatchObject([{ name: 'A "bridge", 다리' }, { name: '=HYPERLINK("x")' }]);
    expect(JSON.parse(text('data/inputs/coverage.json'))).toContainEqual({ chain: 'ethereum', address: KEEPER, asset: 'ETH', complete_until: 115 });
    expect(JSON.parse(text('data/inputs/bridge-hints.json'))).toMatchObject([{ chain: 'bsc', address: ABROAD, asset: 'BNB' }]);
  });

  it('catches any single byte that was changed, wherever it is, and says in which file', async () => {
    const random = createRandom(20_251_125);
    const names = Object.keys(files).filter((name) => files[name]!.length > 4);
    for (let i = 0; i < 10; i++) {
      const name = pick(random, names);
      const bytes = Uint8Array.from(files[name]!);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = bytes[at]! ^ (1 + Math.floor(random() * 255));
      const { ok, problems } = await verify(zipSync({ ...files, [name]: bytes }));
      expect([name, at, ok]).toEqual([name, at, false]);
      expect(problems.join(' ')).toMatch(/\w.*\.$/);
    }
  });

  it('catches a byte that was changed in the packed file, or reads from it what was signed', async () => {
    const random = createRandom(7);
    for (let i = 0; i < 10; i++) {
      const bytes = Uint8Array.from(bundle());
      const at = Math.floor(random() * bytes.length * 0.9);
      bytes[at] = bytes[at]! ^ 0x55;
      const { ok, problems, recomputation } = await verify(bytes, signer.publicKey);
      expect(ok ? recomputation?.equal : problems.length > 0).toBe(true);
    }
  });

  it('catches a file that was put in its place with manifests made anew, by the old signature', async () => {
    const { ok, problems } = await verify(forged({ 'data/registry/incidents.json': text('data/registry/incidents.json').replace('nobody', 'US') }));
    expect([ok, problems]).toEqual([false, [expect.stringContaining('not signed by the key in the bundle')]]);
  });

  it('catches a result that was altered and signed anew by another, by computing it again', async () => {
    const results = text('data/results.json').replace('"stolen": "27415.9"', '"stolen": "99999.9"');
    const other = signerOf();
    const { ok, problems, signature } = await verify(forged({ 'data/results.json': results }, other));
    expect(signature).toMatchObject({ ok: true, by: 'the key in the bundle' });
    expect([ok, problems]).toEqual([false, ['The result is not what its inputs give: totals.stolen is "99999.9" in the bundle and "27415.9" when computed again.']]);
    const given = await verify(forged({}, other), signer.publicKey);
    expect(given.problems).toEqual([expect.stringContaining('not signed by the key you gave')]);
    expect(given.problems[0]).toContain('It carries another key');
  });

  it.each([
    ['inputs/transfers.csv', (csv: string) => csv.replace(',10,10000000000000000000,', ',10,90000000000000000000,'), 'line 2: the amount 10 is not its 90000000000000000000 base units'],
    ['inputs/transfers.csv', (csv: string) => csv.replace('0xtheft,internal', '0xtheft,magic'), 'line 2: "magic" is no kind of transfer'],
    ['inputs/thefts.json', (json: string) => json.replace('"usd":"27415.9"', '"usd":"1"'), '1 is not the amount at its price, 27415.9'],
    ['inputs/services.json', () => '{', 'data/inputs/services.json is no JSON'],
    ['settings.json', (json: string) => json.replace('"fifo"', '"magic"'), 'data/settings.json, at method'],
  ])('says of %s where it can\'t be, whoever signed it', async (name, change, sentence) => {
    const { ok, problems } = await verify(forged({ [`data/${name}`]: change(text(`data/${name}`)) }, signerOf()));
    expect([ok, problems]).toEqual([false, [expect.stringContaining(sentence)]]);
  });

  it('says plainly that another version of the code or other rules made it, and computes it all the same', async () => {
    const settings = text('data/settings.json').replace(/"tracer_sha256": "\w+/, '"tracer_sha256": "0000').replace('"minSweeps": 3', '"minSweeps": 4');
    const { ok, recomputation } = await verify(forged({ 'data/settings.json': settings }, signerOf()));
    expect(ok).toBe(true);
    expect(recomputation?.notes).toEqual([expect.stringContaining('another version of the code'), 'It was made by other rules: tracer.minSweeps is 4 in the bundle and 3 in this version.']);
  });

  it('notices a file that was added or taken away', async () => {
    const { [`${base}data/README.txt`]: gone, ...rest } = files;
    expect(gone).toBeDefined();
    expect((await verify(zipSync(rest))).problems.slice(0, 1)).toEqual(['data/README.txt is missing.']);
    expect((await verify(zipSync({ ...files, [`${base}data/more.txt`]: Buffer.from('x') }))).problems).toEqual(['data/more.txt is listed nowhere: it was added.']);
  });

  it('is verified as a folder too, which may hold no link', async () => {
    const root = join(folder.path, 'unpacked');
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), bytes);
    }
    expect((await verifyBundle(root)).ok).toBe(true);
    expect((await verifyBundle(join(root, base))).ok).toBe(true);
    symlinkSync('/etc/passwd', join(root, base, 'data', 'link'));
    expect((await verifyBundle(root)).problems).toEqual([expect.stringContaining('data/link is a link')]);
  });

  it.each<[string, () => Uint8Array, string]>([
    ['a name that climbs out', () => zipSync({ ...files, '../evil': Buffer.from('x') }), '../evil'],
    ['an absolute path', () => zipSync({ ...files, '/etc/evil': Buffer.from('x') }), 'absolute path'],
    ['a path of Windows', () => zipSync({ ...files, 'C:/evil': Buffer.from('x') }), 'absolute path'],
    ['a link', () => zipSync({ ...files, [`${base}link`]: [Buffer.from('/etc/passwd'), { os: 3, attrs: 0o120_777 << 16 }] }), 'is a link'],
    ['a file twice, but for its case', () => zipSync({ ...files, [`${base}BAGIT.txt`]: Buffer.from('x') }), 'two files named'],
    ['a bomb', () => zipSync({ ...files, [`${base}data/bomb`]: new Uint8Array(3 * 2 ** 20) }), 'times its size'],
    ['something beside its folder', () => zipSync({ ...files, evil: Buffer.from('x') }), 'beside its folder'],
    ['no bag in it', () => zipSync({ 'a.txt': Buffer.from('x') }), 'no bagit.txt'],
    ['no ZIP', () => Buffer.from('hello'), 'no ZIP'],
    ['half a ZIP', () => bundle().subarray(0, bundle().length / 2), 'no ZIP'],
  ])('refuses %s with a sentence and unpacks nothing', async (_, make, sentence) => {
    const { ok, problems } = await verify(make());
    expect([ok, problems]).toEqual([false, [expect.stringContaining(sentence)]]);
  });
});
