import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExplorer, type Explorer } from '@/lib/chain/explorer/client';
import { createExplorerEndpoint } from '@/lib/chain/explorer/endpoint';
import { createExplorerHistory } from '@/lib/chain/explorer/history';
import { internalRow, normalRow, tokenRow } from '@/lib/chain/explorer/rows';
import { createHeaders } from '@/lib/chain/headers';
import { header, receipt, transaction } from '@/lib/chain/parse';
import type { HistorySource } from '@/lib/chain/source';
import type { Transfer, TransferKind } from '@/lib/core/transfer';
import { type ExplorerServer, startExplorerServer } from '@/tests/helpers/explorer-server';
import { recorded, recordedAddress, recordedExplorer } from '@/tests/helpers/recorded-explorer';

let server: ExplorerServer;
let explorer: Explorer;
let refusal = '';
beforeAll(async () => {
  server = await startExplorerServer(recordedExplorer(), {
    dialect: 'etherscan',
    meddle: () => (refusal === '' ? undefined : { body: JSON.stringify({ status: '0', message: 'NOTOK', result: refusal }) }),
  });
  explorer = createExplorer({ url: server.url, key: server.key, chainId: 1 });
});
afterAll(() => server.stop());

function historyOf(window?: number): HistorySource {
  const endpoint = createExplorerEndpoint(explorer);
  const headers = createHeaders((method, params, signal) => endpoint.call(method, params, { timeoutMs: 5_000, signal }));
  return createExplorerHistory({ chain: 'ethereum', explorer, headers, window });
}

const fetchOf = (action: string, kind: TransferKind, window?: number): Promise<Transfer[]> =>
  historyOf(window).fetchTransfers({ addresses: [recordedAddress(action)], from: 0, to: 11_000_000, kinds: [kind] });

const total = (rows: readonly Transfer[]) => rows.reduce((sum, { amount }) => sum + amount, 0n);

describe('what Etherscan said in 2020 is read to the wei', () => {
  it('transactions: the allocation of the genesis block and two without value are no transfers, a made contract receives', async () => {
    const rows = await fetchOf('txlist', 'native');
    const raw = recorded('get_normal_txs_by_address').res;
    expect(raw).toHaveLength(41);
    expect(rows).toHaveLength(38);
    expect(total(rows)).toBe(raw.filter(({ hash }) => hash?.startsWith('0x')).reduce((sum, { value = '0' }) => sum + BigInt(value), 0n));
    expect(rows[0]).toEqual({
      chain: 'ethereum',
      block: 47884,
      blockHash: '0xf2988b9870e092f2898662ccdbc06e0e320a08139e9c6be98d0ce372f8611f22',
      txHash: '0xad1c27dd8d0329dbc400021d7477b34ac41e84365bd54b45a4019a15deb10c0d',
      kind: 'native',
      position: '',
      timestamp: 1438947953,
      from: '0xddbd2b932c763ba5b1b7ae3b362eac3e8d40121a',
      to: '0x2910543af39aba0cd09dbb2d50200b3e800a63d2',
      assetContract: null,
      amount: 5_000_000_000_000_000_000n,
    });
  });

  it('internal transactions: the 22 that failed and the making of the contract moved nothing', async () => {
    const rows = await fetchOf('txlistinternal', 'internal');
    expect(recorded('get_internal_txs_by_address').res).toHaveLength(66);
    expect(rows).toHaveLength(43);
    expect(new Set(rows.map(({ position }) => position))).toEqual(new Set(['0']));
    expect(rows[0]).toMatchObject({ block: 2535479, to: '0x20d42f2e99a421147acf198d775395cac2e8b03d', amount: 100_000_000_000_000_000n });
  });

  it('the same through windows that hold a few rows only', async () => {
    expect(await fetchOf('txlist', 'native', 7)).toEqual(await fetchOf('txlist', 'native'));
    expect(await fetchOf('txlistinternal', 'internal', 7)).toEqual(await fetchOf('txlistinternal', 'internal'));
  });

  it('every row of every recorded list', () => {
    const lists = ['get_normal_txs_by_address_paginated', 'get_internal_txs_by_address_paginated', 'get_internal_txs_by_block_range_paginated'] as const;
    const [normal, internal, range] = lists.map((name) => recorded(name).res);
    expect(normal?.map(normalRow).filter((row) => row === null)).toHaveLength(1);
    expect(internal?.map(internalRow).filter((row) => row?.failed === true)).toHaveLength(4);
    expect(range?.map(internalRow).map((row) => row?.position)).toContain('5');
    const tokens = recorded('get_erc20_token_transfer_events_by_address').res.map(tokenRow);
    expect(tokens).toHaveLength(1209);
    expect(tokens[0]).toEqual({
      block: 2228258,
      timestamp: 1473433992,
      blockHash: '0x466dbced0a98e1b0490f787b51570850c8347960a4e92bd89acf85299e4cb9dc',
      txHash: '0x5f2cd76fd3656686e356bc02cc91d8d0726a16936fd08e67ed30467053225a86',
      contract: '0xecf8f87f810ecf450940c9f60066b4a7a501d6a7',
      from: '0x4e83362442b8d1bec281594cea3050c8eb01311c',
      to: '0xac75b73394c329376c214663d92156afa864a77f',
      value: 101_000_000_000_000_000_000n,
      logIndex: null,
    });
    expect(recorded('get_erc721_token_transfer_events_by_address').res.map(tokenRow).every((row) => row === null)).toBe(true);
  });

  it('tokens only with the receipts, for without them nobody knows which log a row is', async () => {
    await expect(fetchOf('tokentx', 'token')).rejects.toMatchObject({ code: 'endpoint_incapable' });
  });

  it('blocks, transactions, receipts and balances of the module proxy', async () => {
    const endpoint = createExplorerEndpoint(explorer);
    const ask = (method: string, ...params: unknown[]) => endpoint.call(method, params, { timeoutMs: 5_000 });
    expect(header(await ask('eth_getBlockByNumber', '0x10d4f', false), 'eth_getBlockByNumber')).toMatchObject({
      number: 68943,
      hash: '0x7eb7c23a5ac2f2d70aa1ba4e5c56d89de5ac993590e5f6e79c394e290d998ba8',
    });
    const hash = '0x1e2910a262b1008d0616a0beb24c1a491d78771baa54a33e66065e03b1f46bc1';
    expect(transaction(await ask('eth_getTransactionByHash', hash), '').hash).toBe(hash);
    expect(receipt(await ask('eth_getTransactionReceipt', hash), '').txHash).toBe(hash);
    expect(await ask('eth_getBalance', recordedAddress('txlist'), 'latest')).toBe(`0x${40_891_631_566_070_000_000_000n.toString(16)}`);
    expect(await ask('eth_blockNumber')).toBe('0xaa0fb6');
  });
});

interface Recorded {
  readonly provider: string;
  readonly body: { readonly result?: string };
}
const refusals = JSON.parse(readFileSync(join(process.env.SHARED_DIR ?? join(process.cwd(), '..', 'shared'), 'fixtures', 'provider_errors.json'), 'utf8')) as Recorded[];

it.each(refusals.flatMap(({ provider, body }) => (provider.startsWith('etherscan') ? [[provider, body.result ?? '']] : [])))(
  'the recorded refusal of %s leads to a pause or asks for a key: %s',
  async (_, wording) => {
    refusal = wording;
    const asked = explorer.call({ module: 'account', action: 'txlist' }, { timeoutMs: 5_000 });
    const expected = /rate/.test(wording) ? { reason: 'rate', heals: 'later' } : { reason: 'login', heals: 'never' };
    await expect(asked).rejects.toMatchObject({ code: 'endpoint_refused', ...expected });
    refusal = '';
  },
);
