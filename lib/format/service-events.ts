/** Events by which a service pays out; by all others that we read, it takes in. */
const PAYOUTS: ReadonlySet<string> = new Set(['Withdrawal', 'Unshield', 'TransferOut', 'TransferOutAndCall']);

/** Whether an event tells of value that came out of the service. */
export function isPayout(event: string): boolean {
  return PAYOUTS.has(event);
}

/**
 * What an event names as the place where value is to come out, without an address: `Arbitrum One, no address named`.
 * It says what the event says and nothing of what became of it. `chainTitle` is null where no chain is named.
 */
export function namedDestination(protocol: string, chainTitle: string | null, name: string | null): string {
  if (name !== null) return `${chainTitle === null ? '' : `${chainTitle}, `}the name "${name}", which only ${protocol} resolves`;
  return chainTitle === null ? 'none named' : `${chainTitle}, no address named`;
}
