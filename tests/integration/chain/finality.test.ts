import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readFinality } from '@/lib/chain/finality';
import { createProvider } from '@/lib/chain/provider';
import { readChains } from '@/lib/config/chains';
import { defineChains } from '@/lib/core/chains';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import { type RpcProxy, startRpcProxy } from '@/tests/helpers/rpc-proxy';

let anvil: Anvil;
let proxy: RpcProxy;

beforeAll(async () => {
  anvil = await startAnvil({ chainId: 146 });
  await anvil.mine(40);
});
afterAll(() => anvil.stop());
beforeEach(async () => void (proxy = await startRpcProxy(anvil.url)));
afterEach(async () => {
  defineChains([]);
  await proxy.stop();
});

async function finality(description: string) {
  defineChains(readChains({ CHAIN_146: description }));
  const provider = createProvider({ urls: [proxy.url], chainId: 146 });
  try {
    return await readFinality((method, params) => provider.request(method, params), 146);
  } finally {
    provider.destroy();
  }
}

const tags = () => proxy.calls.map(({ params }) => params[0]);

it('a chain of the settings goes by what its node calls final', async () => {
  expect(await finality('sonic,Sonic,S,18')).toMatchObject({ by: 'tag', final: { number: 38 } });
  expect(tags()).toEqual(['finalized']);
});

it('with a number of blocks it goes by that alone, for a node whose tag is not to be trusted', async () => {
  expect(await finality('sonic,Sonic,S,18,,12')).toMatchObject({ by: 'depth', final: { number: 28 } });
  expect(tags()).not.toContain('finalized');
});
