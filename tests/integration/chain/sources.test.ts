import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import { probeHead } from '@/lib/chain/probe';
import { probeHistory } from '@/lib/chain/probe-history';
import type { Transfer } from '@/lib/core/transfer';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import * as parts from '@/tests/helpers/chain-parts';
import { hiding, type Meddle, type RpcProxy, startRpcProxy } from '@/tests/helpers/rpc-proxy';

let anvil: Anvil;
let expected: parts.Movement[];
const proxies: RpcProxy[] = [];

beforeAll(async () => {
  anvil = await startAnvil();
  await parts.placeContracts(anvil);
  expected = await parts.playDay(anvil);
  await anvil.mine(5);
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.stop()));
  await anvil.stop();
});

async function fetchThrough(meddle: Meddle) {
  const proxy = await startRpcProxy(anvil.url, meddle);
  proxies.push(proxy);
  const provider = createProvider({ urls: [proxy.url], chainId: 1 });
  const { final } = await probeHead(provider);
  const { groups, missingKinds } = await probeHistory(provider, 'ethereum', final.number);
  const rows: Transfer[] = [];
  const sources = groups.flatMap(({ readers }) => readers.slice(0, 1).map(({ source }) => source));
  for (const source of sources) {
    rows.push(...(await source.fetchTransfers({ addresses: [parts.WALLET, parts.OTHER_WALLET], from: 0, to: final.number })));
  }
  provider.destroy();
  return { names: sources.map((source) => source.name), missingKinds, rows, proxy };
}

describe('whatever methods a node has, its history is read the same', () => {
  it.each<[string, string[], string]>([
    ['trace_filter', [], 'trace_filter'],
    ['trace_filter, trees by debug_', ['trace_transaction'], 'trace_filter'],
    ['ots_, trees by trace_', ['trace_filter'], 'otterscan'],
    ['ots_, trees by debug_', ['trace_'], 'otterscan'],
    ['a scan with trace_block', ['trace_filter', 'ots_'], 'block scan'],
    ['a scan with debug_', ['trace_', 'ots_'], 'block scan'],
  ])('by %s', async (_, hidden, name) => {
    const { names, missingKinds, rows } = await fetchThrough(hiding(...hidden));
    expect(names).toEqual(['logs', name]);
    expect(missingKinds).toEqual([]);
    expect(parts.movementsOf(rows)).toEqual(expected);
  });

  it('says that internal transfers are unknown where the node has no trace at all, and reads the rest', async () => {
    for (const hidden of [['trace_', 'debug_'], ['trace_', 'debug_', 'ots_']]) {
      const { missingKinds, rows } = await fetchThrough(hiding(...hidden));
      expect(missingKinds).toEqual(['internal']);
      expect(parts.movementsOf(rows)).toEqual(expected.filter(([kind]) => kind !== 'internal'));
    }
  });

  it('says that token transfers are unknown where the node has no logs', async () => {
    const { names, missingKinds, rows } = await fetchThrough(hiding('eth_getLogs'));
    expect([names, missingKinds]).toEqual([['trace_filter'], ['token']]);
    expect(parts.movementsOf(rows)).toEqual(expected.filter(([kind]) => kind !== 'token'));
  });
});

it('takes blocks as final by depth where the node does not know the tag', async () => {
  await anvil.mine(100);
  const head = await anvil.head();
  const noTag: Meddle = ({ params }) =>
    params[0] === 'finalized' ? { body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"invalid block tag"}}' } : undefined;
  const proxy = await startRpcProxy(anvil.url, noTag);
  proxies.push(proxy);
  const provider = createProvider({ urls: [proxy.url], chainId: 1 });
  expect(await probeHead(provider)).toMatchObject({ by: 'depth', final: { number: head - 96 } });
  provider.destroy();
});
