import { readAddress } from '@/lib/core/address';
import { type AddressForm, chainByName } from '@/lib/core/chains';

/** Codes of a chain's own asset, as OFAC and TagPacks write them, to chains of ours. */
const OURS: Readonly<Record<string, string>> = {
  XBT: 'bitcoin', BTC: 'bitcoin', ETH: 'ethereum', LTC: 'litecoin', TRX: 'tron', TRON: 'tron', SOL: 'solana',
  BSC: 'bsc', BNB: 'bsc', ARB: 'arbitrum', MATIC: 'polygon', POL: 'polygon', AVAX: 'avalanche', BASE: 'base', OP: 'optimism',
};

/** Codes of assets on chains that we don't read, to the names of these. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  BCH: 'bitcoin-cash', BSV: 'bitcoin-sv', BTG: 'bitcoin-gold', DASH: 'dash', ETC: 'ethereum-classic', XMR: 'monero',
  XRP: 'xrp-ledger', XVG: 'verge', ZEC: 'zcash', DOGE: 'dogecoin', ADA: 'cardano', DOT: 'polkadot', TON: 'ton', XLM: 'stellar', EOS: 'eos',
};

/** Codes of tokens that exist on several chains: the form of the address tells which. */
const TOKENS: ReadonlySet<string> = new Set(['USDT', 'USDC', 'DAI', 'BUSD', 'TUSD', 'WETH', 'WBTC', 'LINK']);

/** The chain by which an address of a form goes where nothing else tells. */
const CHAIN_OF_FORM: readonly (readonly [AddressForm, string])[] = [
  ['evm', 'ethereum'], ['tron', 'tron'], ['bitcoin', 'bitcoin'], ['litecoin', 'litecoin'], ['solana', 'solana'],
];

/** Where an address of a list belongs. */
export interface Placed {
  readonly chain: string;
  readonly address: string;
  /** Whether we have a name for the asset's code; true where there is no code. */
  readonly known: boolean;
  /** What is wrong with the address; it is then kept as it is written. */
  readonly problem: string | null;
}

/**
 * The chain and the canonical spelling of an address by the code of its asset, or of its chain, or by its form alone.
 * A code that we have never seen becomes the name of its chain, so that nothing is lost.
 */
export function placeAddress(code: string | null, written: string): Placed {
  const name = code?.trim() ?? '';
  const upper = name.toUpperCase();
  const chain = OURS[upper] ?? (chainByName(name.toLowerCase()) === undefined ? undefined : name.toLowerCase());
  if (chain !== undefined) return onChain(chain, written);
  const evm = readIn('evm', written);
  if (ELSEWHERE[upper] !== undefined) return { chain: ELSEWHERE[upper], address: evm ?? written, known: true, problem: null };
  if (name !== '' && !TOKENS.has(upper)) return { chain: upper.toLowerCase(), address: evm ?? written, known: false, problem: null };
  for (const [form, home] of CHAIN_OF_FORM) {
    const address = readIn(form, written);
    if (address !== undefined) return { chain: home, address, known: true, problem: null };
  }
  return { chain: upper === '' ? 'unknown' : upper.toLowerCase(), address: written, known: true, problem: 'is no address of a chain that we know' };
}

function onChain(chain: string, written: string): Placed {
  const known = chainByName(chain);
  const address = known === undefined ? undefined : readIn(known.form, written);
  if (address !== undefined) return { chain, address, known: true, problem: null };
  return { chain, address: written, known: true, problem: `is no valid address of ${known?.title ?? chain}` };
}

/** Lists write EVM and bech32 addresses in any letter case. */
function readIn(form: AddressForm, written: string): string | undefined {
  const anyCase = form === 'evm' || /^(bc|ltc)1/i.test(written);
  return readAddress(form, anyCase ? written.toLowerCase() : written);
}
