/** The two networks whose memos name assets, each with short codes of its own. */
export type MemoNetwork = 'THORChain' | 'Maya Protocol';

/** THORChain docs, Memo Length Reduction and asset.go; `f`, `p`, `tr`, `x` and `o` came later. */
const THORCHAIN: Readonly<Record<string, string>> = {
  a: 'AVAX.AVAX',
  b: 'BTC.BTC',
  c: 'BCH.BCH',
  d: 'DOGE.DOGE',
  e: 'ETH.ETH',
  f: 'BASE.ETH',
  g: 'GAIA.ATOM',
  l: 'LTC.LTC',
  n: 'BNB.BNB',
  o: 'SOL.SOL',
  p: 'POL.POL',
  r: 'THOR.RUNE',
  s: 'BSC.BNB',
  tr: 'TRON.TRX',
  x: 'XRP.XRP',
};

/** mayanode common/asset.go, ShortCode and TwoLetterShortCode. */
const MAYA: Readonly<Record<string, string>> = {
  a: 'ARB.ETH',
  b: 'BTC.BTC',
  c: 'MAYA.CACAO',
  d: 'DASH.DASH',
  e: 'ETH.ETH',
  k: 'KUJI.KUJI',
  r: 'THOR.RUNE',
  x: 'XRD.XRD',
  z: 'ZEC.ZEC',
  ab: 'ARB.WBTC-0X2F2A2543B76A4166549F7AAB2E75BEF0AEFC5B0F',
  ac: 'ARB.USDC-0XAF88D065E77C8CC2239327C5EDB3A432268E5831',
  ad: 'ARB.DAI-0XDA10009CBD5D07DD0CECC66161FC93D7C9000DA1',
  ae: 'ARB.ETH',
  ap: 'ARB.PEPE-0X25D887CE7A35172C62FEBFD67A1856F20FAEBB00',
  at: 'ARB.USDT-0XFD086BC7CD5C481DCC9C85EBE478A1C0B69FCBB9',
  aw: 'ARB.WSTETH-0X5979D7B546E38E414F7E9822514BE443A4800529',
  bb: 'BTC.BTC',
  dd: 'DASH.DASH',
  ec: 'ETH.USDC-0XA0B86991C6218B36C1D19D4A2E9EB0CE3606EB48',
  ep: 'ETH.PEPE-0X6982508145454CE325DDBE47A25D4EC3D2311933',
  et: 'ETH.USDT-0XDAC17F958D2EE523A2206206994597C13D831EC7',
  ew: 'ETH.WSTETH-0X7F39C581F595B53C5CB19BD0B3F8DA6C935E2CA0',
  ku: 'KUJI.USK',
  mc: 'MAYA.CACAO',
  tr: 'THOR.RUNE',
};

const SHORT: Readonly<Record<MemoNetwork, Readonly<Record<string, string>>>> = { THORChain: THORCHAIN, 'Maya Protocol': MAYA };
/** Where assets that exist only inside of a network stay. */
const HOME: Readonly<Record<MemoNetwork, string>> = { THORChain: 'THOR', 'Maya Protocol': 'MAYA' };

/** Chains as the networks write them: ours by our names, others in words. */
const CHAINS: Readonly<Record<string, string>> = {
  ARB: 'arbitrum',
  AVAX: 'avalanche',
  BASE: 'base',
  BCH: 'Bitcoin Cash',
  BNB: 'BNB Beacon Chain',
  BSC: 'bsc',
  BTC: 'bitcoin',
  DASH: 'Dash',
  DOGE: 'Dogecoin',
  ETH: 'ethereum',
  GAIA: 'Cosmos Hub',
  KUJI: 'Kujira',
  LTC: 'litecoin',
  MAYA: 'MAYAChain',
  POL: 'polygon',
  SOL: 'solana',
  THOR: 'THORChain',
  TRON: 'tron',
  XRD: 'Radix',
  XRP: 'XRP Ledger',
  ZEC: 'Zcash',
};

/** An asset of a memo written out, such as `BTC.BTC`, and the chain on which it is paid out. */
export interface MemoAsset {
  readonly asset: string;
  readonly chain: string;
}

/**
 * Reads an asset: `CHAIN.SYMBOL` or a short code is paid out on its chain; `CHAIN/SYMBOL` (synthetic), `CHAIN~SYMBOL`
 * (trade) and `CHAIN-SYMBOL` (secured) stay on the network (THORChain docs, Asset Notation). Null for anything else.
 */
export function memoAsset(text: string, network: MemoNetwork): MemoAsset | null {
  const short = SHORT[network];
  const written = Object.hasOwn(short, text) ? (short[text] ?? text) : text.toUpperCase();
  const [, code, mark] = /^([A-Z0-9]{2,10})([./~-])[A-Z0-9+$_.-]{1,100}$/.exec(written) ?? [];
  if (code === undefined) return null;
  const paidOn = mark === '.' ? code : HOME[network];
  return { asset: written, chain: Object.hasOwn(CHAINS, paidOn) ? (CHAINS[paidOn] ?? paidOn) : paidOn };
}

/** The network itself as a chain. */
export function homeOf(network: MemoNetwork): string {
  return CHAINS[HOME[network]] ?? HOME[network];
}
