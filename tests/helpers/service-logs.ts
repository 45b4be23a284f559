import { Interface } from 'ethers';
import type { Transfer } from '@/lib/core/transfer';
import type { Log } from '@/lib/chain/parse';

/** The ABIs as their operators publish them, by protocol and event. */
export const ABI = {
  tornadoDeposit: 'event Deposit(bytes32 indexed commitment, uint32 leafIndex, uint256 timestamp)',
  tornadoWithdrawal: 'event Withdrawal(address to, bytes32 nullifierHash, address indexed relayer, uint256 fee)',
  routerDeposit: 'event Deposit(address indexed to, address indexed asset, uint256 amount, string memo)',
  routerTransferOut: 'event TransferOut(address indexed vault, address indexed to, address asset, uint256 amount, string memo)',
  routerTransferOutAndCall:
    'event TransferOutAndCall(address indexed vault, address target, uint256 amount, address finalAsset, address to, uint256 amountOutMin, string memo)',
  acrossDeposit:
    'event FundsDeposited(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount, uint256 indexed destinationChainId, uint256 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline, uint32 exclusivityDeadline, bytes32 indexed depositor, bytes32 recipient, bytes32 exclusiveRelayer, bytes message)',
  acrossV3Deposit:
    'event V3FundsDeposited(address inputToken, address outputToken, uint256 inputAmount, uint256 outputAmount, uint256 indexed destinationChainId, uint32 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline, uint32 exclusivityDeadline, address indexed depositor, address recipient, address exclusiveRelayer, bytes message)',
  acrossV2Deposit:
    'event FundsDeposited(uint256 amount, uint256 originChainId, uint256 indexed destinationChainId, int64 relayerFeePct, uint32 indexed depositId, uint32 quoteTimestamp, address originToken, address recipient, address indexed depositor, bytes message)',
  stargateSwap:
    'event Swap(uint16 chainId, uint256 dstPoolId, address from, uint256 amountSD, uint256 eqReward, uint256 eqFee, uint256 protocolFee, uint256 lpFee)',
  stargateSent: 'event OFTSent(bytes32 indexed guid, uint32 dstEid, address indexed fromAddress, uint256 amountSentLD, uint256 amountReceivedLD)',
  chainflipNative: 'event SwapNative(uint32 dstChain, bytes dstAddress, uint32 dstToken, uint256 amount, address indexed sender, bytes cfParameters)',
  chainflipToken:
    'event SwapToken(uint32 dstChain, bytes dstAddress, uint32 dstToken, address srcToken, uint256 amount, address indexed sender, bytes cfParameters)',
  chainflipCallNative:
    'event XCallNative(uint32 dstChain, bytes dstAddress, uint32 dstToken, uint256 amount, address indexed sender, bytes message, uint256 gasAmount, bytes cfParameters)',
  chainflipCallToken:
    'event XCallToken(uint32 dstChain, bytes dstAddress, uint32 dstToken, address srcToken, uint256 amount, address indexed sender, bytes message, uint256 gasAmount, bytes cfParameters)',
  railgunShield:
    'event Shield(uint256 treeNumber, uint256 startPosition, tuple(bytes32 npk, tuple(uint8 tokenType, address tokenAddress, uint256 tokenSubID) token, uint120 value)[] commitments, tuple(bytes32[3] encryptedBundle, bytes32 shieldKey)[] shieldCiphertext, uint256[] fees)',
  railgunOldShield:
    'event Shield(uint256 treeNumber, uint256 startPosition, tuple(bytes32 npk, tuple(uint8 tokenType, address tokenAddress, uint256 tokenSubID) token, uint120 value)[] commitments, tuple(bytes32[3] encryptedBundle, bytes32 shieldKey)[] shieldCiphertext)',
  railgunUnshield: 'event Unshield(address to, tuple(uint8 tokenType, address tokenAddress, uint256 tokenSubID) token, uint256 amount, uint256 fee)',
} as const;

/** A 32-byte word that ends in these digits, and an address that does. */
export const word = (digits: string) => `0x${digits.padStart(64, '0')}`;
export const addr = (digits: string) => `0x${digits.padStart(40, '0')}`;

export const PLACE = { block: 20_000_000, blockHash: word('b10c'), txHash: word('7a'), index: 5 };

/** The log that a contract writes for an event, encoded by ethers. */
export function logOf(event: keyof typeof ABI, args: readonly unknown[], address: string, place: Partial<typeof PLACE> = {}): Log {
  const abi = new Interface([ABI[event]]);
  const fragment = abi.getEvent(/event (\w+)/.exec(ABI[event])?.[1] ?? '')!;
  const { topics, data } = abi.encodeEventLog(fragment, args);
  return { ...PLACE, ...place, address, topics: topics.map((topic) => topic.toLowerCase()), data };
}

/** A transfer in the same transaction. */
export function moved(from: string, to: string, amount: bigint, contract: string | null = null, more: Partial<Transfer> = {}): Transfer {
  const { block, blockHash, txHash } = PLACE;
  const kind = contract === null ? 'native' : 'token';
  const position = contract === null ? '' : '3';
  return { chain: 'ethereum', block, blockHash, txHash, kind, position, timestamp: 1_720_000_000, from, to, assetContract: contract, amount, ...more };
}
