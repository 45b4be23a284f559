import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createProvider } from '@/lib/chain/provider';
import { transfers } from '@/lib/db/schema';
import { createSync } from '@/lib/ingest/sync';
import { type Anvil, startAnvil } from '@/tests/helpers/anvil';
import * as parts from '@/tests/helpers/chain-parts';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const { ETHER, WALLET, OTHER_WALLET, STRANGER } = parts;

let anvil: Anvil;
beforeAll(async () => {
  anvil = await startAnvil();
  await parts.placeContracts(anvil);
  await anvil.send({ from: STRANGER, to: WALLET, value: 3n * ETHER });
  await anvil.send({ from: WALLET, to: OTHER_WALLET, value: 2n * ETHER });
  await anvil.send({ from: WALLET, to: WALLET, value: 1n });
  await parts.payThrough(anvil, parts.VAULT, WALLET, 401_346n * ETHER);
  await parts.payThrough(anvil, parts.SWALLOWER, WALLET, 9n * ETHER);
  await parts.logTransfer(anvil, parts.TOKEN, STRANGER, WALLET, 2n ** 256n - 1n);
  await parts.logTransfer(anvil, parts.SPAM, WALLET, STRANGER, 0n);
  await parts.logTransfer(anvil, parts.NFT, WALLET, STRANGER, 1n);
  await anvil.mine(5);
});
afterAll(() => anvil.stop());

eachEngine((engine) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(engine);
    await parts.flagWallets(store.db, [WALLET, OTHER_WALLET]);
    await parts.listToken(store.db, parts.TOKEN);
    await parts.listToken(store.db, parts.SPAM);
  });
  afterEach(() => store.close());

  const sync = (url = anvil.url) =>
    createSync({ db: store.db, provider: () => createProvider({ urls: [url], chainId: 1 }) });

  it('stores what moved and nothing else', async () => {
    await sync().run({ chain: 'ethereum' });
    expect(await store.db.select().from(transfers)).toHaveLength(6);
  });
});
