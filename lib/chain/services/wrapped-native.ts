import { id } from 'ethers';
import type { Transfer } from '@/lib/core/transfer';
import type { Log } from '../parse';
import { NO_ADDRESS } from './protocol';

/** WETH9: `Deposit(address indexed dst, uint256 wad)` wraps, `Withdrawal(address indexed src, uint256 wad)` unwraps. */
const WRAP = id('Deposit(address,uint256)');
const UNWRAP = id('Withdrawal(address,uint256)');

/** First topics of a wrap and an unwrap; the wallet is the second topic of both. */
export const WRAP_TOPICS: readonly [wrap: string, unwrap: string] = [WRAP, UNWRAP];

/**
 * The contract of a chain that wraps its own asset and emits no Transfer for it, so that a wrap shows in these two
 * events alone. Left out, because they do emit Transfer from and to the zero address and would count twice: Arbitrum
 * (aeWETH mints and burns, and has no Deposit event), zkSync Era (L2Weth mints and burns), Blast (WETHRebasing), Fantom
 * (WFTM). Left out, because nobody has shown us which they do: Linea, Mantle (its WMNT differs from WETH9), Metis, Kava.
 */
const WRAPPED: Readonly<Record<string, string>> = {
  // WETH9, dapphub.
  ethereum: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2',
  // WETH9 as a predeploy of the OP Stack (ethereum-optimism/optimism, WETH9.sol; later WETH98 emits the same).
  optimism: '0x4200000000000000000000000000000000000006',
  base: '0x4200000000000000000000000000000000000006',
  // WBNB.sol, verified source: WETH9 by another name.
  bsc: '0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c',
  // WMATIC and WXDAI: read by the WETH9 decoder in rotki/rotki, which tells apart the contracts that are none.
  polygon: '0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270',
  gnosis: '0xe91d153e0b41518a2ce8dd3d7944fa863463a97d',
  // ava-labs/wrapped-assets WAVAX.sol.
  avalanche: '0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7',
};

/** The contract whose wraps are to be asked for beside its Transfers, in lower case; null where none is needed or known. */
export function wrappedNativeOf(chain: string): string | null {
  return WRAPPED[chain] ?? null;
}

/**
 * A wrap or unwrap as a transfer of the wrapped token from or to the zero address, as other tokens write it; position:
 * the log index. `timestamp` is that of its block, in seconds. Null for any other log, and for one of another contract:
 * only the chain's own wrapper counts.
 */
export function wrapTransfer(log: Log, chain: string, timestamp: number): Transfer | null {
  const [topic, party = ''] = log.topics;
  const wraps = topic === WRAP;
  if (log.address !== wrappedNativeOf(chain) || (!wraps && topic !== UNWRAP)) return null;
  if (log.topics.length !== 2 || log.data.length !== 66 || !party.startsWith(`0x${'0'.repeat(24)}`)) return null;
  const wallet = `0x${party.slice(26)}`;
  return {
    chain,
    block: log.block,
    blockHash: log.blockHash,
    txHash: log.txHash,
    kind: 'token',
    position: String(log.index),
    timestamp,
    from: wraps ? NO_ADDRESS : wallet,
    to: wraps ? wallet : NO_ADDRESS,
    assetContract: log.address,
    amount: BigInt(log.data),
  };
}
