import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tempFiles } from '../../helpers/temp-file';
import { runCommandHere } from '../../helpers/command';

const files = tempFiles();
afterAll(files.remove);

const [THIEF, FRIEND, EXCHANGE] = ['1', '2', '3'].map((digit) => `0x${digit.repeat(40)}`) as [string, string, string];
const USDT = '0xdAC17F958D2ee523a2206206994597C13D831ec7';
const normal = files.write(
  [
    '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)","CurrentValue @ $2786.25/Eth","TxnFee(ETH)","TxnFee(USD)","Historical $Price/Eth","Status","ErrCode","Method"',
    `"0xb1","101","1740148200","2025-02-21 14:30:00","${THIEF}","${EXCHANGE}","","0","2.5","","0.001","2.78","2786.25","","","Transfer"`,
    `"0xb2","102","1740148212","2025-02-21 14:30:12","${THIEF}","${EXCHANGE}","","0","1","","0.002","5.57","2786.25","Error(0)","Reverted","Transfer"`,
    '',
  ].join('\n'),
  'normal.csv',
);
const tokens = files.write(
  [
    '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","TokenValue","USDValueDayOfTx","ContractAddress","TokenName","TokenSymbol"',
    `"0xa1","100","1740148188","2025-02-21 14:29:48","${FRIEND}","${THIEF}","1,000","1000","${USDT}","Tether USD","USDT"`,
    `"0xb3","103","1740148224","2025-02-21 14:30:24","${THIEF}","${EXCHANGE}","400.5","400.5","${USDT}","Tether USD","USDT"`,
    '',
  ].join('\n'),
  'tokens.csv',
);
const broken = files.write(readFileSync(tokens, 'utf8').replace('400.5"', 'much"'), 'broken.csv');
const DATA_DIR = join(dirname(normal), 'data');
const run = (...args: string[]) => runCommandHere(args, { DATA_DIR });

it("Etherscan's exports become transfers that can be traced, and no store is touched", async () => {
  const out = join(dirname(normal), 'T.csv');
  const ran = await run('import', normal, tokens, '--out', out, '--json');
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({ transfers: 3, fees: 2, failed: 1, doubled: 0, skipped_tokens: [] });
  const thefts = files.write('incident,tx_hash,kind,position,usd\nheist,0xa1,token,#0,1000\n');
  const services = files.write(`chain,address,name,category\nethereum,${EXCHANGE},Exchange,cex\n`);
  const traced = await run('trace', '--transfers', out, '--thefts', thefts, '--services', services, '--json');
  expect(traced.code).toBe(0);
  const { ends, held, fees_known } = JSON.parse(traced.stdout) as { ends: { amount: string; usd_micros: string }[]; held: { amount: string }[]; fees_known: boolean };
  expect([ends.map(({ amount, usd_micros }) => [amount, usd_micros]), held.map(({ amount }) => amount), fees_known]).toEqual([[['400500000', '400500000']], ['599500000'], true]);
  expect(existsSync(DATA_DIR)).toBe(false);
});

it('without --out the transfers go to standard output, and what is said of them to the error output', async () => {
  const ran = await run('import', tokens);
  expect(ran.code).toBe(0);
  expect(ran.stdout.split('\n').map((line) => line.split(',').slice(0, 5).join(','))).toEqual(['chain,block,tx_hash,kind,position', 'ethereum,100,0xa1,token,#0', 'ethereum,103,0xb3,token,#0', '']);
  expect(ran.stderr).toContain('2 transfers and 0 fees.');
});

it('bad rows, bad use and a place that can not be written to end with exit code 2 and a sentence, and write nothing', async () => {
  const out = join(dirname(normal), 'nothing.csv');
  const cases: [string[], RegExp][] = [
    [[broken, '--out', out], /broken\.csv, line 3, column TokenValue: "much" is not an amount\./],
    [[tokens, '--json'], /Give --out FILE with --json/],
    [[tokens, '--out', tokens], /tokens\.csv is read and can't be written/],
    [[tokens, '--out', '/nowhere/T.csv'], /\/nowhere\/T\.csv can't be written/],
    [[], /missing required argument 'files'/],
  ];
  for (const [args, sentence] of cases) {
    const ran = await run('import', ...args);
    expect(ran.stderr).toMatch(sentence);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
  }
  expect(existsSync(out)).toBe(false);
});

it('--help says what the result is for, and that it never becomes a fact', async () => {
  const ran = await run('import', '--help');
  expect(ran.code).toBe(0);
  expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain('It never becomes a fact of the store: only final blocks that were read from a node do.');
});
