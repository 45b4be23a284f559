import { addressOn } from './destination';
import { homeOf, memoAsset, type MemoNetwork } from './memo-assets';

/** What a memo asks for. What it leaves out, or what can't be read, is null. */
export interface Memo {
  readonly action: string | null;
  /** The asset wanted, written out: `BTC.BTC`, `ETH.USDT-0XDAC…`. */
  readonly asset: string | null;
  readonly chain: string | null;
  readonly address: string | null;
  /** A name that stands where an address would: only the network knows whose it is. */
  readonly name: string | null;
  readonly refundAddress: string | null;
  /** The least wanted, with interval and quantity of a streaming swap, as written: `544e6/2/6`. */
  readonly limit: string | null;
  readonly affiliate: string | null;
  readonly affiliateFee: string | null;
  /** The transaction that this pays out or pays back: an EVM hash or another chain's, in lower case without `0x`. */
  readonly answers: string | null;
}

const NOTHING: Memo = {
  action: null,
  asset: null,
  chain: null,
  address: null,
  name: null,
  refundAddress: null,
  limit: null,
  affiliate: null,
  affiliateFee: null,
  answers: null,
};

/** THORChain docs, Transaction Memos and Memo Length Reduction. */
const ACTIONS: Readonly<Record<string, string>> = {
  swap: 'swap',
  s: 'swap',
  '=': 'swap',
  '=<': 'limit swap',
  add: 'add liquidity',
  a: 'add liquidity',
  '+': 'add liquidity',
  withdraw: 'withdraw liquidity',
  wd: 'withdraw liquidity',
  '-': 'withdraw liquidity',
  'trade+': 'add to trade account',
  'trade-': 'withdraw from trade account',
  'secure+': 'add secured asset',
  'secure-': 'withdraw secured asset',
  'loan+': 'open loan',
  '$+': 'open loan',
  'loan-': 'close loan',
  '$-': 'close loan',
  donate: 'donate',
  reserve: 'reserve',
  bond: 'bond',
  unbond: 'unbond',
  leave: 'leave',
  noop: 'noop',
  migrate: 'migrate',
  out: 'payout',
  refund: 'refund',
};

/**
 * Reads the memo of a deposit into THORChain or Maya, or of a payout: `=:ASSET:DESTADDR/REFUNDADDR:LIM/INTERVAL/QUANTITY:
 * AFFILIATE:FEE`, `TRADE+:ADDR`, `OUT:HASH` and the like. Never throws: a memo is whatever its sender wrote.
 */
export function parseMemo(text: string, network: MemoNetwork): Memo {
  const [word = '', ...fields] = text.trim().split(':');
  const key = word.toLowerCase();
  const action = Object.hasOwn(ACTIONS, key) ? (ACTIONS[key] ?? null) : null;
  switch (action ?? 'unknown') {
    case 'swap':
    case 'limit swap':
      return { ...NOTHING, action, ...swapOf(fields, network) };
    case 'add to trade account':
    case 'add secured asset':
      return { ...NOTHING, action, chain: homeOf(network), ...receiver(homeOf(network), fields[0] ?? '') };
    case 'payout':
    case 'refund':
      return { ...NOTHING, action, answers: /^[0-9a-f]{64}$/i.test(fields[0] ?? '') ? (fields[0] ?? '').toLowerCase() : null };
    default:
      return { ...NOTHING, action };
  }
}

function swapOf([wanted = '', target = '', limit = '', affiliate = '', fee = '']: readonly string[], network: MemoNetwork): Partial<Memo> {
  const asset = memoAsset(wanted, network);
  const [destination = '', refund = ''] = target.split('/');
  return {
    asset: asset?.asset ?? null,
    chain: asset?.chain ?? null,
    ...receiver(asset?.chain ?? null, destination),
    refundAddress: filled(refund),
    limit: filled(limit),
    affiliate: filled(affiliate),
    affiliateFee: filled(fee),
  };
}

function receiver(chain: string | null, text: string): Pick<Memo, 'address' | 'name'> {
  const address = addressOn(chain, text);
  return { address, name: address === null ? filled(text) : null };
}

function filled(text: string): string | null {
  return text === '' ? null : text;
}
