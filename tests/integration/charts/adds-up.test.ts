import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressRecord } from '@/lib/charts/pages/address-record';
import { explained } from '@/components/wallets/balances';
import type { Transfer } from '@/lib/core/transfer';
import { replaceBalances } from '@/lib/db/balances';
import { addInterval } from '@/lib/db/intervals';
import { insertTransfers } from '@/lib/db/transfers';
import { listToken, OTHER_WALLET, STRANGER, TOKEN, WALLET } from '@/tests/helpers/chain-parts';
import { eachEngine, openTestStore, type TestStore } from '@/tests/helpers/store';

const moved = (from: string, to: string, amount: bigint, rest: Partial<Transfer> = {}): Transfer => ({
  chain: 'ethereum', block: 5, blockHash: '0xb5', txHash: `0x${from}${to}`, kind: 'native', position: '', timestamp: 1, from, to, assetContract: null, amount, ...rest,
});

eachEngine((engine) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(engine);
    await listToken(store.db, TOKEN);
    await insertTransfers(store.db, [
      moved(STRANGER, WALLET, 10n),
      moved(WALLET, OTHER_WALLET, 4n),
      moved(WALLET, WALLET, 3n),
      moved(STRANGER, WALLET, 900n, { block: 8, blockHash: '0xb8', txHash: '0xlater' }),
      moved(STRANGER, WALLET, 7n, { kind: 'token', position: '0', assetContract: TOKEN }),
    ]);
  });
  afterEach(() => store.close());

  const balancesAfter = async (native: bigint, token: bigint, kinds = ['native', 'internal', 'logs']) => {
    await addInterval(store.db, 'ethereum', kinds.map((kind) => `${kind}:${WALLET}`), { from: 0, to: 6 });
    const at = { chain: 'ethereum', address: WALLET, block: 6, timestamp: 2 };
    await replaceBalances(store.db, 'ethereum', [{ ...at, assetContract: '', amount: native }, { ...at, assetContract: TOKEN, amount: token }]);
    return (await addressRecord(store.db, 'ethereum', WALLET)).record.balances;
  };

  it('says of a balance that the transfers up to its block come to it, to the last unit', async () => {
    const rows = await balancesAfter(6n, 7n);
    expect(rows.map((row) => [row.unexplained_base_units, explained(row)])).toEqual([
      ['0', 'Yes, to the last unit.'],
      ['0', 'Yes, to the last unit.'],
    ]);
  });

  it('says by how much they differ, so that a transfer that nobody saw shows', async () => {
    const rows = await balancesAfter(5n, 9n);
    expect(rows.map(explained)).toEqual([
      '0.000000000000000001 ETH less than they come to: fees, or transfers that were not seen.',
      '0.000000000000000002 TKN more than they come to: a token that changes balances by itself, or transfers that were not seen.',
    ]);
    expect(explained((await balancesAfter(2n ** 200n, 7n))[0]!)).toMatch(/ETH more than they come to: rewards of blocks/);
  });

  it('does not compare where a kind of transfer was not read: what is unknown is no difference', async () => {
    const [native, token] = await balancesAfter(6n, 7n, ['native', 'logs']);
    expect([native?.unexplained_base_units, token?.unexplained_base_units]).toEqual([null, '0']);
    expect(explained(native!)).toBe('Not known: not all of its transfers were read.');
  });
});
