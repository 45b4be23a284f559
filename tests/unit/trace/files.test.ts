import { afterAll, describe, expect, it } from 'vitest';
import { readFetched, readServices, readThefts, readTransfers } from '@/lib/cli/trace-files';
import { explain, TrackerError } from '@/lib/core/errors';
import { trace } from '@/lib/trace/trace';
import { tempFiles } from '@/tests/helpers/temp-file';

const files = tempFiles();
afterAll(files.remove);

const HEADER = 'chain,block,tx_hash,kind,position,timestamp,from,to,asset,amount';
const [THIEF, VICTIM] = [`0x${'a'.repeat(40)}`, `0x${'b'.repeat(40)}`];
const CELLS = { chain: 'ethereum', block: '1', tx_hash: '0xa1', kind: 'native', position: '', timestamp: '1000', from: VICTIM, to: THIEF, asset: 'ETH', amount: '3' };
const row = (more: Partial<typeof CELLS> = {}) => Object.values({ ...CELLS, ...more }).join(',');
const csv = (...lines: string[]) => [...lines, ''].join('\n');
const whole = csv(HEADER, row());

const transfers = (content: string | Uint8Array) => readTransfers(files.write(content), () => undefined);

/** The code and the sentence of what reading throws, without the folder of the file. */
async function refusal(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof TrackerError)) throw new Error(`It was read, or failed with ${String(error)}.`);
  return `${error.code}: ${explain(error).replace(/\S*\/(\d+\.csv)/g, '$1')}`;
}

describe('a file of transfers that can not be read as one', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing in it', '', /^bad_value: \d+\.csv: it is empty\. Its first line names the columns chain,block,/],
    ['a header alone', csv(HEADER), /^bad_value: \d+\.csv: it has no transfer\./],
    ['a missing column', csv(HEADER.replace('amount', 'value'), row()), /^bad_value: \d+\.csv, line 1: there is no column amount\./],
    ['a column twice', csv(`${HEADER},amount`, `${row()},4`), /^bad_value: \d+\.csv, line 1: a column stands there twice\./],
    ['semicolons', whole.replaceAll(',', ';'), /line 1: there is no column chain, block,/],
    ['half a line at its end', `${whole}${row({ tx_hash: '0xa2' }).slice(0, 60)}`, /line 3: there are 7 cells where the header has 10\./],
    ['an open quote', csv(HEADER, `"${row()}`), /it is no CSV file: Quote Not Closed/],
    ['bytes of a program', Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256), /line 1: it is no text in UTF-8\. Save it as CSV in UTF-8\./],
    ['UTF-16 of the other end', Buffer.from(`\ufeff${whole}`, 'utf16le').swap16(), /line 1: it is no text in UTF-8\./],
    ['UTF-16 without its mark', Buffer.from(whole, 'utf16le'), /line 1: it is no text in UTF-8\./],
  ])('is refused by name: %s', async (_, content, sentence) => {
    expect(await refusal(transfers(content))).toMatch(sentence);
  });

  it('is refused where there is no file, and where there is a folder', async () => {
    for (const path of ['/nowhere/1.csv', '/']) await expect(readTransfers(path, () => undefined)).rejects.toMatchObject({ code: 'bad_value', message: `${path}: it can't be read.` });
  });
});

describe('a file of transfers as other programs write it', () => {
  it.each<[string, string | Uint8Array]>([
    ['a byte order mark', `\ufeff${whole}`],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${whole}`, 'utf16le')],
    ['Windows line ends', whole.replaceAll('\n', '\r\n')],
    ['no line end at the end', whole.trimEnd()],
    ['empty lines', csv(HEADER, '', row(), '')],
    ['quotes and blanks', csv(HEADER, row({ asset: '" ETH "' }))],
    ['other columns in another order', csv(`note,${HEADER.split(',').reverse().join(',')}`, `hello,${row().split(',').reverse().join(',')}`)],
    ['capitals', csv(HEADER, row({ chain: 'Ethereum', kind: 'NATIVE', tx_hash: '0xA1', from: `0x${'B'.repeat(40)}` }))],
    ['times as text', csv(HEADER, row({ timestamp: '1970-01-01 00:16:40 UTC' }))],
  ])('is read: %s', async (_, content) => {
    const ledger = await transfers(content);
    expect([ledger.size, ledger.txHash[0], ledger.timestamp[0], ledger.amount(0)]).toEqual([1, '0xa1', 1_000, 3n]);
    expect(ledger.accounts.nameOf(ledger.from[0]!)).toEqual({ chain: 'ethereum', address: VICTIM, asset: 'ETH' });
  });
});

describe('a row of transfers with a wrong cell', () => {
  it.each<[string, Partial<typeof CELLS>]>([
    ['bad_value: 1.csv, line 2, column chain: it is empty.', { chain: '' }],
    ['bad_value: 1.csv, line 2, column block: "latest" is no block number.', { block: 'latest' }],
    ['bad_value: 1.csv, line 2, column tx_hash: it is empty.', { tx_hash: ' ' }],
    ['bad_value: 1.csv, line 2, column kind: "swap" is none of native, internal, token, fee.', { kind: 'swap' }],
    ['bad_value: 1.csv, line 2, column position: "0-1" is neither empty nor a log index nor a trace address like 0_1.', { position: '0-1' }],
    ['bad_date: 1.csv, line 2, column timestamp: "yesterday" is neither a Unix time in seconds nor a UTC time like 2025-02-21T14:16:11Z.', { timestamp: 'yesterday' }],
    ['bad_date: 1.csv, line 2, column timestamp: "2025-02-30T00:00:00Z"', { timestamp: '2025-02-30T00:00:00Z' }],
    ['bad_address: 1.csv, line 2, column to: "0x12" is not a valid Ethereum address.', { to: '0x12' }],
    ['bad_address: 1.csv, line 2, column from: it is empty.', { from: '' }],
    ['bad_value: 1.csv, line 2, column asset: it is empty.', { asset: '' }],
    ['bad_amount: 1.csv, line 2, column amount: "-1" is no amount in whole base units.', { amount: '-1' }],
    ['bad_amount: 1.csv, line 2, column amount: "1.5" is no amount in whole base units.', { amount: '1.5' }],
    ['bad_amount: 1.csv, line 2, column amount: "1e18" is no amount in whole base units.', { amount: '1e18' }],
    [`bad_amount: 1.csv, line 2, column amount: ${2n ** 256n} is not an amount that a chain can hold.`, { amount: String(2n ** 256n) }],
  ])('is told with file, line and column: %s', async (sentence, cells) => {
    const told = (await refusal(transfers(csv(HEADER, row(cells))))).replace(/\d+\.csv/, '1.csv');
    expect(told.slice(0, sentence.length)).toBe(sentence);
  });

  it('takes the largest amount that a chain can hold, and an address of a chain that nobody told us of', async () => {
    const ledger = await transfers(csv(HEADER, row({ amount: String(2n ** 256n - 1n) }), row({ chain: 'lemuria', tx_hash: 'b', from: 'Neptune', to: 'nereus' })));
    expect(ledger.amount(0)).toBe(2n ** 256n - 1n);
    expect(ledger.accounts.nameOf(ledger.from[1]!).address).toBe('Neptune');
  });
});

describe('rows of transfers that do not go together', () => {
  it('count once where they are the same', async () => {
    const ledger = await transfers(csv(HEADER, row(), row()));
    expect([ledger.size, ledger.doubled]).toEqual([1, 1]);
  });

  it('are told with file and both lines where they contradict each other', async () => {
    const lines = csv(HEADER, row({ tx_hash: '0xa0' }), row(), '', row({ tx_hash: '0xa2' }), row({ amount: '4' }));
    expect(await refusal(transfers(lines))).toMatch(/^bad_value: \d+\.csv: Two rows of transaction 0xa1, position "", contradict each other: line 3 and line 6\./);
  });

  it('are told where one transaction is said to stand in two blocks', async () => {
    const lines = csv(HEADER, row(), row({ kind: 'internal', position: '0', block: '2' }));
    expect(await refusal(transfers(lines))).toMatch(/^bad_value: \d+\.csv: Transaction 0xa1 is given in two blocks: line 2 and line 3\./);
  });
});

describe('a file of thefts', () => {
  const thefts = (...lines: string[]) => readThefts(files.write(csv('incident,tx_hash,kind,position,usd', ...lines)));

  it.each<[string, string[], RegExp]>([
    ['no theft', [], /\d+\.csv: it names no stolen transfer, so there is nothing to follow\./],
    ['no hash', ['heist,,native,,3'], /\d+\.csv, line 2, column tx_hash: it is empty\./],
    ['no incident', [',0xa1,native,,3'], /\d+\.csv, line 2, column incident: it is empty\./],
    ['no number', ['heist,0xa1,native,,much'], /\d+\.csv, line 2, column usd: "much" is not a decimal amount\./],
    ['too fine a number', ['heist,0xa1,native,,0.0000001'], /\d+\.csv, line 2, column usd: "0\.0000001" has more than the 6 decimals/],
  ])('is refused with its line: %s', async (_, lines, sentence) => {
    expect(await refusal(thefts(...lines))).toMatch(sentence);
  });

  it.each<[string, string[], RegExp]>([
    ['is not in the record', ['heist,0xff,native,,3'], /\d+\.csv, line 2: The stolen transfer of heist, 0xff, native, position "", is not in the record\./],
    ['is a fee', ['heist,0xa1,native,,3', 'heist,0xa1,fee,,3'], /\d+\.csv, line 3: .* is a fee: nobody received it\./],
    ['moves nothing', ['heist,0xa1,internal,0,3'], /\d+\.csv, line 2: .* moves nothing\./],
    ['is named twice', ['heist,0xa1,native,,3', 'heist,0xa1,native,,4'], /\d+\.csv, line 3: .* is named as stolen twice, with different incidents or values\./],
  ])('is refused with its line where a stolen transfer %s', async (_, lines, sentence) => {
    const ledger = await transfers(csv(HEADER, row(), row({ kind: 'fee', to: '' }), row({ kind: 'internal', position: '0', amount: '0' })));
    const stolen = await thefts(...lines);
    expect(await refusal(Promise.resolve().then(() => trace(ledger, stolen, { method: 'fifo' })))).toMatch(sentence);
  });

  it('leaves an unknown value unknown', async () => {
    expect(await thefts('heist,0xA1,native,,')).toMatchObject([{ txHash: '0xa1', usdMicros: null }]);
  });
});

describe('a file of services', () => {
  const services = (line: string) => readServices(files.write(csv('chain,address,name,category', line)));

  it('is refused with its line where an address or a category is none', async () => {
    expect(await refusal(services('ethereum,0x12,Ex,cex'))).toMatch(/\d+\.csv, line 2, column address: "0x12" is not a valid Ethereum address\./);
    expect(await refusal(services(`ethereum,${THIEF},Ex,`))).toMatch(/\d+\.csv, line 2, column category: it is empty\./);
  });
});

describe('a file of the addresses that were fetched', () => {
  it('tells what is held from what may have moved on', async () => {
    const ledger = await transfers(csv(HEADER, row(), row({ tx_hash: '0xa2', block: '2', from: THIEF, to: VICTIM, amount: '1' })));
    const coverage = await readFetched(files.write(csv('chain,address', `Ethereum,${THIEF.toUpperCase().replace('X', 'x')}`)));
    const theft = { incident: 'heist', txHash: '0xa1', kind: 'native', position: '', usdMicros: null } as const;
    const { held, frontier } = trace(ledger, [theft], { method: 'fifo', coverage });
    expect([held, frontier].map((places) => places.map(({ account }) => ledger.accounts.nameOf(account).address))).toEqual([[THIEF], [VICTIM]]);
  });

  it('is refused with its line where an address is none', async () => {
    expect(await refusal(readFetched(files.write(csv('chain,address', 'ethereum,0x12'))))).toMatch(/line 2, column address: "0x12" is not/);
  });
});
