import { chainByName } from '@/lib/core/chains';
import type { Destination } from '@/lib/db/trace-record';
import type { BridgeHint } from '@/lib/trace/types';

const NOTHING = /^0x0*$/;

/**
 * What bridges said of where value went, by the hash of the transaction. One whose events name several destinations
 * has none: nobody can tell then which part went where.
 */
export function bridgeHintsOf(destinations: readonly Destination[], wrapped: ReadonlySet<string>): Map<string, BridgeHint> {
  const hints = new Map<string, BridgeHint>();
  const contradicted = new Set<string>();
  for (const destination of destinations) {
    const { txHash, chain, address } = destination;
    const known = hints.get(txHash);
    if (known !== undefined && (known.chain !== chain || known.address !== address)) contradicted.add(txHash);
    else hints.set(txHash, { chain, address, ...wantedOf(destination, wrapped) });
  }
  for (const txHash of contradicted) hints.delete(txHash);
  return hints;
}

/** What arrives: the contract or the symbol of the chain's own asset, and how much at most, where the event says so. */
function wantedOf({ chain, details }: Destination, wrapped: ReadonlySet<string>): Pick<BridgeHint, 'asset' | 'amount'> {
  const { output_token: token, output_amount: amount, destination_asset: named = '' } = details;
  const native = chainByName(chain)?.native.symbol;
  if (token !== undefined && !NOTHING.test(token)) {
    // Across pays out the wrapped form of a chain's own asset as that asset, but for contracts.
    const asset = wrapped.has(`${chain} ${token}`) && native !== undefined ? native : token;
    return { asset, ...(amount === undefined ? {} : { amount: BigInt(amount) }) };
  }
  const [, contract] = /-(0x[0-9a-f]{40})$/i.exec(named) ?? [];
  if (contract !== undefined) return { asset: contract.toLowerCase() };
  const [, symbol] = /^[A-Z]+\.([A-Z]+)$/.exec(named) ?? [];
  return symbol !== undefined && symbol === native ? { asset: symbol } : {};
}
