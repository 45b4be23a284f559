import type { Transfer } from '@/lib/core/transfer';
import { contradiction, EndpointError } from '../errors';
import type { Header, Log } from '../parse';
import { isErc20, TRANSFER_TOPIC } from '../token-logs';
import type { ReadReceipt } from './receipts';
import type { TokenRow } from './rows';

/** Token transfers at the log indices that the explorer gives. Throws `endpoint_incapable` where it gives none. */
export function tokensAsTold(chain: string, host: string, row: TokenRow, block: Header): Transfer {
  const { contract, from, to, value, logIndex } = row;
  if (logIndex === null) {
    throw new EndpointError('endpoint_incapable', `${host} does not say which log a token transfer is, so its tokens can't be had.`, {
      fix: 'Set an RPC_URL_<chain id> as well, from which receipts can be read.',
    });
  }
  return rowOf(chain, block, row.txHash, { contract, from, to, value, logIndex });
}

/**
 * The token transfers of one transaction to which the address is a party, as its receipt has them: at their log
 * indices, and by the same rule as from `eth_getLogs`. Throws `endpoint_contradiction` for a row of the explorer
 * that the receipt does not bear out.
 */
export async function tokensAsProven(
  chain: string,
  address: string,
  rows: readonly [TokenRow, ...TokenRow[]],
  block: Header,
  read: ReadReceipt,
): Promise<Transfer[]> {
  const [{ txHash }] = rows;
  const { logs } = await read(txHash, block);
  const moves = logs.filter((one) => one.topics[0] === TRANSFER_TOPIC && isErc20(one)).map(moveOf);
  for (const row of rows) {
    if (moves.some((move) => isSame(move, row)) || isOther(logs, row)) continue;
    throw contradiction(`tokentx has a transfer of ${row.contract} in transaction ${txHash} that its receipt does not have.`);
  }
  return moves
    .filter(({ from, to }) => from === address || to === address)
    .map((move) => rowOf(chain, block, txHash, move));
}

function isSame(move: Move, { contract, from, to, value, logIndex }: TokenRow): boolean {
  const same = move.contract === contract && move.from === from && move.to === to && move.value === value;
  return same && (logIndex === null || logIndex === move.logIndex);
}

const NOBODY = `0x${'0'.repeat(40)}`;

/** What explorers list that is no Transfer of EIP-20: one in another form, or the wrapping of ether, from or to nobody. */
function isOther(logs: readonly Log[], { contract, from, to }: TokenRow): boolean {
  const own = logs.filter((one) => one.address === contract);
  if (from === NOBODY || to === NOBODY) return own.length > 0;
  return own.some((one) => one.topics[0] === TRANSFER_TOPIC && !isErc20(one));
}

type Move = { contract: string; from: string; to: string; value: bigint; logIndex: number };

function moveOf({ address, topics, data, index }: Log): Move {
  const [from, to] = [topics[1], topics[2]].map((topic = '') => `0x${topic.slice(26)}`) as [string, string];
  return { contract: address, from, to, value: BigInt(data), logIndex: index };
}

function rowOf(chain: string, block: Header, txHash: string, { contract, from, to, value, logIndex }: Move): Transfer {
  return {
    chain,
    block: block.number,
    blockHash: block.hash,
    txHash,
    kind: 'token',
    position: String(logIndex),
    timestamp: block.timestamp,
    from,
    to,
    assetContract: contract,
    amount: value,
  };
}
