import type { SameAddressPage, WalletPage } from '@/lib/charts/contract';
import { canonicalAddress, displayAddress } from '@/lib/core/address';
import { chainByName, evmChains } from '@/lib/core/chains';
import type { Db } from '@/lib/db/client';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readAll, readWhere } from '../lists/read';
import { sourceRefs } from '../source-refs';
import { addressRecord } from './address-record';

const at = (chains: readonly string[], address: string) => [{ field: 'chain', anyOf: chains }, { field: 'address', anyOf: [address] }];

/**
 * All that the store knows of a flagged wallet, or undefined where no source flags it. Any spelling of the
 * address. Throws `bad_address` for an unknown chain and for a checksum that does not hold.
 */
export async function walletPage(db: Db, chain: string, text: string): Promise<WalletPage | undefined> {
  const address = canonicalAddress(chain, text);
  const [wallet] = (await readWhere(db, LISTS.wallets, at([chain], address))).rows;
  if (wallet === undefined) return undefined;
  const [service] = (await readWhere(db, LISTS.services, at([chain], address))).rows;
  const { record, sourceIds } = await addressRecord(db, chain, address);
  return {
    ...record,
    wallet,
    service: service ?? null,
    incidents: wallet.incidents.length === 0 ? [] : await readAll(db, LISTS.incidents, [{ field: 'slug', anyOf: wallet.incidents }]),
    sources: await sourceRefs(db, [...wallet.sources, ...(service?.sources ?? []), ...sourceIds]),
  };
}

/**
 * What the store has read of an address that no source flags on this chain and a source flags on another EVM
 * chain, or undefined where that is not so. Spellings and errors as for `walletPage`.
 */
export async function sameAddressPage(db: Db, chain: string, text: string): Promise<SameAddressPage | undefined> {
  const address = canonicalAddress(chain, text);
  if (chainByName(chain)?.form !== 'evm') return undefined;
  const flagged = (await readWhere(db, LISTS.wallets, at(evmChains().map(({ name }) => name), address))).rows;
  if (flagged.length === 0 || flagged.some((wallet) => wallet.chain === chain)) return undefined;
  const [service] = (await readWhere(db, LISTS.services, at([chain], address))).rows;
  const { record, sourceIds } = await addressRecord(db, chain, address);
  return {
    ...record,
    chain,
    address: displayAddress(chain, address),
    service: service ?? null,
    flagged,
    sources: await sourceRefs(db, [...flagged.flatMap((wallet) => wallet.sources), ...(service?.sources ?? []), ...sourceIds]),
  };
}
