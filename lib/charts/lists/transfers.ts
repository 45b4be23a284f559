import type { Cell } from '@/lib/charts/contract';
import { formatUnits } from '@/lib/core/money';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import { transferList } from '@/lib/db/ledger';
import { address, chains, choices, hash, slugs, truth } from '../fields';
import { addressColumn, type ListDefinition, seconds } from './definition';

/** A transfer of an unlisted token has no amount: its decimals are what its maker says they are. */
function amountOf(values: Readonly<Record<string, unknown>>): Cell {
  return typeof values.decimals === 'number' ? formatUnits(BigInt(values.amount_base_units as string), values.decimals) : null;
}

/** Movements of one asset each, fetched or shipped. */
export const transfers: ListDefinition<'transfers'> = {
  name: 'transfers',
  title: 'Transfers of watched wallets',
  source: transferList,
  span: seconds,
  filters: { listed: truth, address, incident: slugs },
  columns: {
    chain: { title: 'Chain', type: 'text', filter: chains },
    block: { title: 'Block', type: 'integer' },
    block_hash: { title: 'Block hash', type: 'text', filter: hash },
    tx_hash: { title: 'Transaction', type: 'text', filter: hash },
    kind: { title: 'Kind', type: 'text', filter: choices(TRANSFER_KINDS) },
    position: { title: 'Position', type: 'text', note: 'Log index of a token, trace address of an internal transfer.' },
    timestamp: { title: 'Time', type: 'time', unit: 'UTC' },
    from: addressColumn('From', 'from'),
    to: addressColumn('To', 'to'),
    asset: { title: 'Asset', type: 'text', note: 'Empty for a token that is not listed.' },
    asset_contract: addressColumn('Contract of the asset', 'asset_contract'),
    decimals: { title: 'Decimals', type: 'integer' },
    amount: { title: 'Amount', type: 'amount', read: amountOf },
    amount_base_units: { title: 'Amount in base units', type: 'units' },
    usd: { title: 'Value in USD at the price of the day', type: 'usd', unit: 'USD', note: 'Empty where no price of that day is known.' },
    price_source: { title: 'Source of the price', type: 'text', note: 'A published price, else the Chainlink round before 00:00 UTC of the day.' },
    origin: { title: 'Origin', type: 'text', filter: choices(['fetched', 'shipped']) },
    verification: { title: 'Result of the verification', type: 'text', filter: choices(['match', 'mismatch', 'not found']) },
  },
};
