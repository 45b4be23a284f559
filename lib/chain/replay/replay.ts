import { toQuantity } from 'ethers';
import { z } from 'zod';
import { TrackerError } from '@/lib/core/errors';
import type { TransferKind } from '@/lib/core/transfer';
import { compileContracts, type Contracts } from './contracts';
import { fundingFor } from './funding';
import { SPAM_TOKENS, spamAt } from './spam';
import { executed, type Movement, sent, type Step } from './step';

/** A node that obeys the `anvil_` methods. */
export interface ReplayNode {
  send(method: string, params: readonly unknown[]): Promise<unknown>;
}

/** A token that stands at its real address in the replay. */
export interface ReplayToken {
  readonly contract: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** The theft that goes before: all legs leave one contract wallet, made to do so by `caller`. */
export interface Theft {
  readonly caller: string;
  readonly legs: readonly Movement[];
}

export interface ReplayOptions {
  /** Leaves the spam out. */
  readonly spam?: boolean;
  /** Puts another amount on the chain than the transfer of that id has. */
  readonly tamper?: { readonly id: string; readonly amount: bigint };
  /** Empty blocks at the end, 12 s apart; at least the two that make the rest final. */
  readonly blocksAfter?: number;
  /** Called after each block; the next waits for it. */
  readonly onBlock?: (done: number, total: number) => void | Promise<void>;
}

/** One movement as it stands on the chain. */
export interface ReplayedRow {
  readonly id: string;
  readonly part: Step['part'];
  readonly originalTxHash: string | null;
  readonly txHash: string;
  readonly block: number;
  readonly blockHash: string;
  readonly timestamp: number;
  readonly kind: TransferKind;
  readonly from: string;
  readonly to: string;
  readonly assetContract: string | null;
  readonly amount: bigint;
}

const GAS = toQuantity(1_000_000);
const SPAM_AFTER_S = 60;

const quantity = z.string().regex(/^0x[0-9a-f]+$/).transform(Number);
const minedBlock = z.object({ number: quantity, hash: z.string(), timestamp: quantity, transactions: z.array(z.string()) });
const minedReceipt = z.object({ status: quantity });

/**
 * Puts the transfers on a fresh chain with their true amounts, times and parties, those of one moment in one
 * block and in their order: first the theft, out of a contract wallet, then the rest, spam among them. Nobody
 * gets more than what the movements need. The same input gives the same transactions.
 * Throws `endpoint_contradiction` when the node did not do exactly that.
 */
export async function replayTransfers(
  node: ReplayNode,
  facts: { readonly transfers: readonly Movement[]; readonly theft: Theft; readonly tokens: readonly ReplayToken[] },
  options: ReplayOptions = {},
): Promise<ReplayedRow[]> {
  const contracts = compileContracts();
  const steps = plan(facts, contracts, options);
  await placeContracts(node, facts, contracts);
  await fund(node, steps);
  const moments = [...new Set(steps.map(({ timestamp }) => timestamp))];
  const rows: ReplayedRow[] = [];
  for (const [i, moment] of moments.entries()) {
    rows.push(...(await mineTogether(node, moment, steps.filter(({ timestamp }) => timestamp === moment))));
    await options.onBlock?.(i + 1, moments.length);
  }
  await node.send('anvil_mine', [toQuantity(Math.max(2, options.blocksAfter ?? 2)), toQuantity(12)]);
  return rows;
}

/** All steps in the order of their time; the sort is stable, so one moment keeps the given order. */
function plan(
  { transfers, theft, tokens }: Parameters<typeof replayTransfers>[1],
  contracts: Contracts,
  { spam = true, tamper }: ReplayOptions,
): Step[] {
  const stolen = theft.legs.map((leg) => executed(leg, theft.caller, contracts));
  const moved = transfers.map((transfer) =>
    sent(transfer.id === tamper?.id ? { ...transfer, amount: tamper.amount } : transfer, 'shipped', contracts),
  );
  const victim = theft.legs[0]?.to;
  const realToken = tokens[0]?.contract;
  const known = transfers.find(({ from }) => from === victim)?.to;
  const steps = [...stolen, ...moved].sort((a, b) => a.timestamp - b.timestamp);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!spam || victim === undefined || known === undefined || realToken === undefined || !first || !last) return steps;
  const moments = [first.timestamp + SPAM_AFTER_S, last.timestamp + SPAM_AFTER_S];
  const spamSteps = moments.flatMap((moment) => spamAt(moment, victim, known, realToken, contracts));
  return [...steps, ...spamSteps].sort((a, b) => a.timestamp - b.timestamp);
}

async function placeContracts(
  node: ReplayNode,
  { theft, tokens }: Parameters<typeof replayTransfers>[1],
  contracts: Contracts,
): Promise<void> {
  const place = async (at: string, { abi, creation }: Contracts[keyof Contracts], args: readonly unknown[]) => {
    const data = creation + abi.encodeDeploy(args).slice(2);
    await node.send('anvil_setCode', [at, await node.send('eth_call', [{ data }, 'latest'])]);
  };
  for (const { contract, symbol, decimals } of tokens) await place(contract, contracts.honestToken, [symbol, symbol, decimals]);
  for (const { contract, title, symbol, decimals } of SPAM_TOKENS) {
    await place(contract, contracts.forgingToken, [title, symbol, decimals]);
  }
  for (const wallet of new Set(theft.legs.map(({ from }) => from))) await place(wallet, contracts.contractWallet, []);
}

/** Forged movements need no balance: they move nothing. */
async function fund(node: ReplayNode, steps: readonly Step[]): Promise<void> {
  const spam = new Set(SPAM_TOKENS.map(({ contract }) => contract));
  const real = steps.filter(({ assetContract }) => assetContract === null || !spam.has(assetContract));
  for (const { holder, assetContract, amount } of fundingFor(real)) {
    if (assetContract === null) await node.send('anvil_setBalance', [holder, toQuantity(amount)]);
    else await node.send('anvil_dealERC20', [holder, assetContract, toQuantity(amount)]);
  }
}

async function mineTogether(node: ReplayNode, moment: number, steps: readonly Step[]): Promise<ReplayedRow[]> {
  const hashes: string[] = [];
  for (const { call } of steps) {
    const request = { ...call, value: toQuantity(call.value), gas: GAS, gasPrice: '0x0' };
    hashes.push(String(await node.send('eth_sendTransaction', [request])));
  }
  await node.send('evm_setNextBlockTimestamp', [moment]);
  await node.send('evm_mine', []);
  const { number, hash, timestamp, transactions } = minedBlock.parse(await node.send('eth_getBlockByNumber', ['latest', false]));
  if (timestamp !== moment || transactions.join() !== hashes.join()) throw wrong(`block ${number} is not the one that was asked for`);
  return Promise.all(
    steps.map(async (step, i) => {
      const txHash = hashes[i] ?? '';
      const { status } = minedReceipt.parse(await node.send('eth_getTransactionReceipt', [txHash]));
      if (status !== 1) throw wrong(`${step.id} failed on the chain`);
      const { id, part, originalTxHash, kind, from, to, assetContract, amount } = step;
      return { id, part, originalTxHash, txHash, block: number, blockHash: hash, timestamp, kind, from, to, assetContract, amount };
    }),
  );
}

function wrong(what: string): TrackerError {
  return new TrackerError('endpoint_contradiction', `The replay went wrong: ${what}.`, { fix: 'Start it on a fresh Anvil.' });
}
