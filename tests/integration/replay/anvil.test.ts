import { expect, test } from 'vitest';
import { startAnvil } from '@/lib/chain/replay/anvil';

test('two nodes find ports of their own and leave no process behind', async () => {
  const nodes = await Promise.all([startAnvil({ genesisTime: 1_740_146_400 }), startAnvil({ genesisTime: 1_740_146_400, chainId: 56 })]);
  expect(nodes[0].url).not.toBe(nodes[1].url);
  expect(await Promise.all(nodes.map((node) => node.send('eth_chainId', [])))).toEqual(['0x1', '0x38']);
  await Promise.all(nodes.map((node) => node.stop()));
  for (const { pid } of nodes) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('a port that is taken ends in a sentence', async () => {
  const first = await startAnvil({ genesisTime: 1_740_146_400 });
  const port = Number(new URL(first.url).port);
  await expect(startAnvil({ genesisTime: 1_740_146_400, port })).rejects.toThrow(/^Anvil ended at its start: .*in use/s);
  await first.stop();
});
