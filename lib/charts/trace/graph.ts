import type { TraceEdge, TraceGraph, TraceNode } from '@/lib/charts/contract';
import { formatUsd } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import { findParties } from '@/lib/db/trace-parties';
import { carriedOf } from '@/lib/trace/carried';
import type { ChartContext } from '../context';
import { readParams } from '../params';
import { sourceRefs } from '../source-refs';
import { type Edge, edgesOf } from './edges';
import { createNames, type Names } from './names';
import { type Node, nodesOf } from './nodes';
import { notesOf } from './notes';
import * as fields from './params';
import { type Traced, traceIncident } from './traced';
import { lastTime } from './view';

/**
 * The graph of the trace of an incident: its largest edges, at most `limit` of them, and their nodes beside the wallets
 * that received the theft. Throws as `loadTrace` does, and for bad parameters (`method`, `limit`).
 */
export async function traceGraph({ db }: ChartContext, incident: string, query: URLSearchParams): Promise<TraceGraph> {
  const { method, limit } = readParams(query, fields.graphParameters);
  const traced = await traceIncident(db, incident, method);
  const { trace, assets } = traced;
  const names = createNames(assets, await findParties(db));
  const carried = carriedOf(trace);
  const all = edgesOf(trace, carried);
  const nodes = nodesOf(trace, carried, serviceAt(traced));
  const kept = all.slice(0, limit);
  const shown = new Set([...[...nodes].flatMap(([address, { kind }]) => (kind === 'origin' ? [address] : [])), ...kept.flatMap(({ from, to }) => [from, to])]);
  return {
    incident,
    method,
    nodes: [...nodes].filter(([address]) => shown.has(address)).map(([address, node]) => nodeRow(address, node, traced, names)),
    edges: kept.map((edge) => edgeRow(edge, traced, names)),
    total: { nodes: nodes.size, edges: all.length },
    asOf: lastTime(traced),
    sources: await sourceRefs(db, [...traced.sourceIds, ...names.sourceIds()]),
    notes: [
      ...notesOf(traced),
      ...(method === 'haircut' ? ['Money that haircut has mixed is drawn on the way of its largest inflow.'] : []),
      ...(all.length > limit ? [`Shown are the ${limit} largest of ${all.length} edges.`] : []),
    ],
  };
}

/** The category of an address that a source calls a service. */
function serviceAt({ services, ledger: { accounts } }: Traced): (address: number) => string | undefined {
  const categories = new Map<number, string>();
  for (const { chain, address, category } of services) {
    const id = accounts.findAddress(chain, address);
    if (id !== undefined) categories.set(id, category);
  }
  return (address) => categories.get(address);
}

function nodeRow(id: number, { kind, category, hop, received, held, first, last }: Node, { ledger }: Traced, names: Names): TraceNode {
  const { chain, address } = ledger.accounts.addressName(id);
  const usd = (micros: bigint | null) => (micros === null ? null : formatUsd(micros));
  const isWallet = kind === 'origin' || kind === 'wallet' || kind === 'frontier';
  return {
    id: names.id(chain, address), ...names.party(chain, address), kind, category, hop,
    received_usd: usd(received), held_usd: isWallet ? usd(held) : null, first_time: isoSeconds(first), last_time: isoSeconds(last),
  };
}

function edgeRow({ from, to, asset, movements, amount, micros }: Edge, { ledger }: Traced, names: Names): TraceEdge {
  const { accounts, timestamp, txHash } = ledger;
  const id = (address: number) => names.id(accounts.addressName(address).chain, accounts.addressName(address).address);
  const key = accounts.assetName(asset);
  const [first, last] = [movements[0]!, movements.at(-1)!];
  return {
    from: id(from),
    to: id(to),
    ...names.sum(key.chain, key.asset, amount, micros),
    transfers: movements.length,
    first_time: isoSeconds(timestamp[first]!),
    last_time: isoSeconds(timestamp[last]!),
    transactions: movements.map((movement) => ({ time: timestamp[movement]!, hash: txHash[movement]! })),
  };
}
