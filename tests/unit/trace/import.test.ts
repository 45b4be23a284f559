import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { transfersCsv } from '@/lib/cli/import-csv';
import { readDecimals } from '@/lib/cli/import-decimals';
import { parseMapping } from '@/lib/cli/import-columns';
import { importFiles, type ImportReport, type ImportSettings } from '@/lib/cli/import-files';
import { readTransfers } from '@/lib/cli/trace-files';
import { tempFiles } from '@/tests/helpers/temp-file';

const files = tempFiles();
afterAll(files.remove);

const [ALICE, BOB, CAROL] = ['a', 'b', 'c'].map((letter) => `0x${letter.repeat(40)}`) as [string, string, string];
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const SPAM = `0x${'e'.repeat(40)}`;

/** Headers as Etherscan writes them in 2026. */
const NORMAL = '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)","CurrentValue @ $2786.25/Eth","TxnFee(ETH)","TxnFee(USD)","Historical $Price/Eth","Status","ErrCode","Method"';
const INTERNAL = '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","ParentTxFrom","ParentTxTo","ParentTxETH_Value","From","TxTo","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)","CurrentValue @ $2786.25/Eth","Historical $Price/Eth","Status","ErrCode","Type"';
const ERC20 = '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","TokenValue","USDValueDayOfTx","ContractAddress","TokenName","TokenSymbol"';
const SHOWN = 'Transaction Hash,Status,Method,Blockno,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD),Txn Fee';
const SHOWN_INTERNAL = 'Parent Transaction Hash,Status,Type,Blockno,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD)';
const SHOWN_TOKENS = 'Transaction Hash,Status,Method,BlockNo,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD),Token';

const quoted = (...cells: string[]) => cells.map((cell) => `"${cell}"`).join(',');
const normal = (hash: string, from: string, to: string, [came, went]: [string, string], more: { status?: string; error?: string; fee?: string; created?: string } = {}) =>
  quoted(hash, '21895319', '1740148187', '2025-02-21 14:29:47', from, to, more.created ?? '', came, went, '', more.fee ?? '0.00042', '1.17', '2786.25', more.status ?? '', more.error ?? '', 'Transfer');
const internal = (hash: string, from: string, to: string, came: string, status = '0') =>
  quoted(hash, '21895319', '1740148187', '2025-02-21 14:29:47', ALICE, BOB, '0', from, to, '', came, '0', '', '2786.25', status, status === '0' ? '' : 'Reverted', 'call');
const token = (hash: string, from: string, to: string, amount: string, contract = USDT, symbol = 'USDT') =>
  quoted(hash, '21895319', '1740148187', '2025-02-21 14:29:47', from, to, amount, '', contract, 'Tether USD', symbol);

interface Given {
  readonly columns?: string;
  readonly chain?: string;
  readonly fixed?: Partial<ImportSettings['fixed']>;
  readonly decimals?: readonly string[];
  readonly whole?: boolean;
  readonly skip?: boolean;
}

/** What comes of files: the rows of the result but for chain, block and time, the report, and what was told meanwhile. */
async function imported(contents: readonly string[], { columns = '', chain = 'ethereum', fixed = {}, decimals = [], whole = false, skip = false }: Given = {}) {
  const told: string[] = [];
  const known = readDecimals(decimals);
  const paths = contents.map((content) => files.write(content));
  const given = { mapping: parseMapping(columns), fixed: { chain, decimals: whole || decimals.length > 0 ? known : undefined, ...fixed }, decimals: known };
  const { ledger, report } = await importFiles(paths, { ...given, skipUnknownTokens: skip, tell: (line) => told.push(line) });
  const text = [...transfersCsv(ledger)].join('');
  const rows = text.trimEnd().split('\n').slice(1).map((line) => line.split(',').toSpliced(5, 1).slice(2).join(' '));
  return { text, rows, report, told };
}

const csv = (...lines: string[]) => [...lines, ''].join('\n');
const counts = ({ transfers, fees, doubled, failed }: ImportReport) => ({ transfers, fees, doubled, failed });

/** Code and sentence of what an import throws, without the folder of the files. */
async function refusal(importing: Promise<unknown>): Promise<string> {
  const error: unknown = await importing.then(() => 'nothing', (thrown: unknown) => thrown);
  if (!(error instanceof Error)) throw new Error('It was imported.');
  return error.message.replaceAll(/\/\S*\/(\d+\.csv)/g, (path) => basename(path));
}

describe("Etherscan's export of transactions", () => {
  it('gives each payment and its fee, in base units', async () => {
    const { rows, report, text } = await imported([csv(NORMAL, normal('0xa1', ALICE, BOB, ['0', '1.000000000000000001']), normal('0xa2', CAROL, ALICE, ['10,000', '0'], { fee: '5E-05' }))]);
    expect(rows).toEqual([
      // What funds a payment of the same block comes before it.
      `0xa2 fee  ${CAROL}  ETH 50000000000000`,
      `0xa2 native  ${CAROL} ${ALICE} ETH 10000000000000000000000`,
      `0xa1 fee  ${ALICE}  ETH 420000000000000`,
      `0xa1 native  ${ALICE} ${BOB} ETH 1000000000000000001`,
    ]);
    expect(text.split('\n')[3]).toContain('ethereum,21895319,0xa1,fee,,2025-02-21T14:29:47Z,');
    expect(counts(report)).toEqual({ transfers: 2, fees: 2, doubled: 0, failed: 0 });
  });

  it('gives of a transaction that failed its fee alone', async () => {
    for (const failure of [{ status: 'Error(0)' }, { status: 'Fail' }, { error: 'Out of gas' }]) {
      const { rows, report } = await imported([csv(NORMAL, normal('0xa1', ALICE, BOB, ['0', '5'], failure))]);
      expect([rows, counts(report)]).toEqual([[`0xa1 fee  ${ALICE}  ETH 420000000000000`], { transfers: 0, fees: 1, doubled: 0, failed: 1 }]);
    }
  });

  it('sends what a contract was made with to the contract', async () => {
    const { rows } = await imported([csv(NORMAL, normal('0xa1', ALICE, '', ['0', '5'], { created: CAROL }))]);
    expect(rows).toContain(`0xa1 native  ${ALICE} ${CAROL} ETH 5000000000000000000`);
  });

  it('is read by its older names as well', async () => {
    const older = csv(NORMAL.replace('Transaction Hash', 'Txhash').replace('DateTime (UTC)', 'DateTime'), normal('0xa1', ALICE, BOB, ['0', '1']));
    expect((await imported([older])).report.transfers).toBe(1);
  });

  it('is not taken for that of another chain', async () => {
    const bnb = csv(NORMAL.replaceAll('(ETH)', '(BNB)'), normal('0xa1', ALICE, BOB, ['0', '1']));
    expect(await refusal(imported([bnb]))).toMatch(/line 1: its amounts are BNB, and ethereum has ETH\./);
    expect((await imported([bnb], { chain: 'bsc' })).rows).toContain(`0xa1 native  ${ALICE} ${BOB} BNB 1000000000000000000`);
  });

  it('is refused where a status or two amounts mean nothing', async () => {
    expect(await refusal(imported([csv(NORMAL, normal('0xa1', ALICE, BOB, ['0', '1'], { status: 'Maybe' }))]))).toMatch(/line 2, column Status: it is not known what "Maybe" means\./);
    expect(await refusal(imported([csv(NORMAL, normal('0xa1', ALICE, BOB, ['2', '1']))]))).toMatch(/line 2, column Value_OUT\(ETH\): it says 1, and Value_IN\(ETH\) says 2\./);
  });
});

describe("Etherscan's export of internal transactions", () => {
  it('gives each call that moved something, in their order, and none that failed', async () => {
    const { rows, report } = await imported([csv(INTERNAL, internal('0xa1', CAROL, ALICE, '2'), internal('0xa1', CAROL, BOB, '1'), internal('0xa1', CAROL, BOB, '9', '1'))]);
    expect(rows).toEqual([`0xa1 internal #0 ${CAROL} ${ALICE} ETH 2000000000000000000`, `0xa1 internal #1 ${CAROL} ${BOB} ETH 1000000000000000000`]);
    expect(report.failed).toBe(1);
  });
});

describe("Etherscan's export of ERC-20 transfers", () => {
  it('gives each token by its contract, with the decimals that the registry knows', async () => {
    const { rows } = await imported([csv(ERC20, token('0xa1', ALICE, BOB, '1,234.5'))]);
    expect(rows).toEqual([`0xa1 token #0 ${ALICE} ${BOB} ${USDT} 1234500000`]);
  });

  it('is refused where nobody says how many decimals a token has, and read where somebody does', async () => {
    const spam = csv(ERC20, token('0xa1', ALICE, BOB, '1'), token('0xa2', BOB, ALICE, '3', SPAM, 'USDТ'), token('0xa3', BOB, ALICE, '4', SPAM, 'USDТ'));
    expect(await refusal(imported([spam]))).toMatch(/^2 of 3 rows can't be read, and nothing was written\. The first: \d+\.csv, line 3, column TokenValue: nobody says how many decimals 0xe+ \(USDТ\) on ethereum has\.$/);
    expect((await imported([spam], { decimals: [`${SPAM}=2`] })).rows).toContain(`0xa2 token #0 ${BOB} ${ALICE} ${SPAM} 300`);
    const { rows, report } = await imported([spam], { skip: true });
    expect([rows.length, report.skipped_tokens]).toEqual([1, [{ chain: 'ethereum', asset: SPAM, name: 'USDТ', rows: 2 }]]);
  });
});

describe("Etherscan's lists as shown", () => {
  it('are read, and said to be rounded', async () => {
    const row = (amount: string, status = 'Success') => quoted('0xa1', status, 'Transfer', '21895319', '2025-02-21 14:29:47', ALICE, 'Alice', BOB, '', amount, '$1.00', '0.00042');
    const { rows, report } = await imported([csv(SHOWN, row('0.1 ETH'))]);
    expect(rows).toEqual([`0xa1 fee  ${ALICE}  ETH 420000000000000`, `0xa1 native  ${ALICE} ${BOB} ETH 100000000000000000`]);
    expect(report.rounded).toHaveLength(1);
    expect((await imported([csv(SHOWN, row('250 wei'))])).rows).toContain(`0xa1 native  ${ALICE} ${BOB} ETH 250`);
    expect((await imported([csv(SHOWN, row('0.5'))])).rows).toContain(`0xa1 native  ${ALICE} ${BOB} ETH 500000000000000000`);
    expect((await imported([csv(SHOWN, row('0.5 ETH', 'Fail'))])).report.failed).toBe(1);
    expect(await refusal(imported([csv(SHOWN, row('0.5 BNB'))]))).toMatch(/column Amount: "0\.5 BNB" is not an amount of ETH\./);
  });

  it('of internal transactions have the hash of their parent', async () => {
    const row = quoted('0xa1', 'Success', 'call', '21895319', '2025-02-21 14:29:47', CAROL, '', BOB, '', '2 ETH', '$1.00');
    expect((await imported([csv(SHOWN_INTERNAL, row)])).rows).toEqual([`0xa1 internal #0 ${CAROL} ${BOB} ETH 2000000000000000000`]);
  });

  it('of tokens are refused: they name no contract', async () => {
    const row = quoted('0xa1', 'Success', 'Transfer', '21895319', '2025-02-21 14:29:47', ALICE, '', BOB, '', '50', '$50.00', 'Tether USD (USDT)');
    expect(await refusal(imported([csv(SHOWN_TOKENS, row)]))).toMatch(/line 1: it is a list of tokens as shown on the screen, which names them by symbols/);
  });
});

describe('exports that overlap', () => {
  const both = token('0xa1', ALICE, BOB, '1');

  it('count a transfer once that two of them have, and twice what one of them has twice', async () => {
    const alice = csv(ERC20, both, both, token('0xa1', ALICE, CAROL, '2'));
    const bob = csv(ERC20, both, both, token('0xa2', BOB, CAROL, '2'));
    const { rows, report } = await imported([alice, bob]);
    const short = rows.map((row) => row.split(' ')).map(([hash, , position, , , , amount]) => `${hash} ${position} ${amount}`);
    expect(short).toEqual(['0xa1 #0 1000000', '0xa1 #1 1000000', '0xa1 #2 2000000', '0xa2 #0 2000000']);
    expect(report.doubled).toBe(2);
  });

  it('go together with those of other kinds', async () => {
    const { rows, report } = await imported([csv(NORMAL, normal('0xa1', ALICE, USDT, ['0', '0'])), csv(ERC20, both)]);
    expect(rows).toEqual([`0xa1 fee  ${ALICE}  ETH 420000000000000`, `0xa1 native  ${ALICE} ${USDT} ETH 0`, `0xa1 token #0 ${ALICE} ${BOB} ${USDT} 1000000`]);
    expect(report.files.map(({ read_as }) => read_as)).toEqual(['Etherscan: transactions', 'Etherscan: ERC-20 transfers']);
  });

  it('are refused where they place one transaction in two blocks', async () => {
    const sentence = await refusal(imported([csv(ERC20, both), csv(ERC20, both.replace('21895319', '21895320'))]));
    expect(sentence).toMatch(/^Transaction 0xa1 is given in two blocks: \d+\.csv, line 2 and \d+\.csv, line 2\.$/);
  });
});

describe('any other extract', () => {
  const edges = csv('Time,Block,Hash,Sender,"Receiver, or contract",Value', `2023-01-13 20:34:11,7,0xa1,${ALICE},${BOB},12.5`);
  const columns = 'timestamp=Time,block=Block, tx_hash=Hash,from=Sender,to="Receiver, or contract",amount=Value';

  it('is read by what is said of its columns, in whole units or base units', async () => {
    const { text } = await imported([edges], { columns, fixed: { kind: 'token', asset: USDT }, whole: true });
    expect(text.split('\n')[1]).toBe(`ethereum,7,0xa1,token,#0,2023-01-13T20:34:11Z,${ALICE},${BOB},${USDT},12500000`);
    const base = await imported([edges.replace('12.5', '12')], { columns, fixed: { kind: 'native', asset: 'ETH' } });
    expect(base.rows).toEqual([`0xa1 native  ${ALICE} ${BOB} ETH 12`]);
    expect(await refusal(imported([edges], { columns, fixed: { kind: 'native', asset: 'ETH' } }))).toMatch(/line 2, column Value: "12\.5" is no amount in whole base units\./);
  });

  it('takes what is the same for all for rows that do not say it', async () => {
    const mixed = csv('tx_hash,block,timestamp,from,to,contract,amount', `0xa1,7,1000,${ALICE},${BOB},,1`, `0xa2,7,1000,${ALICE},${BOB},${USDT},2`);
    const { rows } = await imported([mixed], { columns: 'asset=contract', fixed: { kind: 'token', asset: 'ETH' } });
    expect(rows.map((row) => row.split(' ').slice(-2))).toEqual([['ETH', '1'], [USDT, '2']]);
  });

  it('of dollars alone is one of micro-dollars', async () => {
    const { rows } = await imported([edges], { columns: columns.replace('amount', 'usd'), fixed: { kind: 'token' } });
    expect(rows).toEqual([`0xa1 token #0 ${ALICE} ${BOB} USD 12500000`]);
  });

  it('of our own making comes back the same', async () => {
    const { text } = await imported([csv(NORMAL, normal('0xa1', ALICE, BOB, ['0', '1'])), csv(ERC20, token('0xa1', ALICE, BOB, '1'))]);
    expect((await imported([text])).text).toBe(text);
    const ledger = await readTransfers(files.write(text), () => undefined);
    expect(ledger.size).toBe(3);
  });

  it.each<[string, Given, RegExp]>([
    ['a column that is not there', { columns: columns.replace('=Hash', '=Hsh') }, /line 1: there is no column Hsh\./],
    ['no column for a field', { columns: 'tx_hash=Hash,from=Sender' }, /line 1: no column is said to be block, timestamp, to\./],
    ['no amount', { columns: columns.replace(',amount=Value', '') }, /line 1: no column is said to be amount, nor usd\./],
    ['no kind', { columns }, /line 1: nothing says of which kind the rows are\./],
    ['no asset', { columns, fixed: { kind: 'token' } }, /line 1: nothing says which asset moved\./],
    ['an unknown field', { columns: 'hash=Hash' }, /--columns can't be read: "hash=Hash"\./],
    ['a field twice', { columns: 'from=Sender,from=Receiver' }, /--columns names a column for from twice\./],
    ['decimals that are none', { columns, decimals: ['many'] }, /--decimals can't be read: "many"\./],
  ])('is refused by name: %s', async (_, given, sentence) => {
    expect(await refusal(Promise.resolve().then(() => imported([edges], given)))).toMatch(sentence);
  });

  it('is refused as a whole where rows can not be read, and each of them is told with its line', async () => {
    const broken = csv(edges.trimEnd(), `yesterday,7,0xa2,${ALICE},${BOB},1`, `2023-01-13,7,0xa3,${ALICE},0x12,1`, `2023-01-13 20:34:11,7,0xa4,${ALICE},${BOB},-1`);
    const told: string[] = [];
    const given = { mapping: parseMapping(columns), fixed: { chain: 'ethereum', kind: 'token', asset: USDT, decimals: readDecimals([]) }, decimals: readDecimals([]), skipUnknownTokens: false } as const;
    const importing = importFiles([files.write(broken)], { ...given, tell: (line) => told.push(line) });
    expect(await refusal(importing)).toMatch(/^3 of 4 rows can't be read, and nothing was written\. The first: \d+\.csv, line 3, column Time: "yesterday"/);
    expect(told.map((line) => /line \d, column \w+/.exec(line)?.[0])).toEqual(['line 3, column Time', 'line 4, column Time', 'line 5, column Value']);
  });

  it('is refused where it has a header alone', async () => {
    expect(await refusal(imported([csv(NORMAL)]))).toMatch(/\d+\.csv: there is no row in it\./);
  });
});
