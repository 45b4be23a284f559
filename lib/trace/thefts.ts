import { TrackerError } from '@/lib/core/errors';
import { KIND_ORDER } from './ledger/columns';
import type { Ledger } from './ledger/ledger';
import type { Theft } from './types';

/** A theft with the movement that it names. */
export interface FoundTheft extends Theft {
  readonly movement: number;
}

const FIX = 'A theft names one transfer of the record by its hash, kind and position.';

/**
 * The thefts in the order in which they happened, each once. Throws `bad_value` where there are none, where one names
 * no transfer, one of two chains, a fee or a transfer of nothing, and where two say different things of one transfer.
 */
export function findThefts(ledger: Ledger, thefts: readonly Theft[]): FoundTheft[] {
  if (thefts.length === 0) throw new TrackerError('bad_value', 'No theft is given, so there is nothing to follow.', { fix: FIX });
  const wanted = new Map<string, Theft>();
  for (const theft of thefts) {
    const known = wanted.get(keyOf(theft));
    if (known !== undefined && (known.incident !== theft.incident || known.usdMicros !== theft.usdMicros)) {
      throw wrong(theft, 'is named as stolen twice, with different incidents or values');
    }
    wanted.set(keyOf(theft), theft);
  }
  const found = new Map<Theft, FoundTheft>();
  for (const movement of ledger.movementsOf(thefts.map(({ txHash }) => txHash))) {
    const kind = KIND_ORDER[ledger.kind[movement]!]!;
    const theft = wanted.get(keyOf({ txHash: ledger.txHash[movement]!, kind, position: ledger.position[movement]! }));
    if (theft === undefined) continue;
    if (found.has(theft)) throw wrong(theft, 'stands on two chains');
    if (kind === 'fee') throw wrong(theft, 'is a fee: nobody received it');
    if (ledger.amount(movement) === 0n) throw wrong(theft, 'moves nothing');
    found.set(theft, { ...theft, movement });
  }
  for (const theft of wanted.values()) if (!found.has(theft)) throw wrong(theft, 'is not in the record');
  return [...found.values()];
}

function keyOf({ txHash, kind, position }: Pick<Theft, 'txHash' | 'kind' | 'position'>): string {
  return `${kind} ${position} ${txHash}`;
}

function wrong({ incident, txHash, kind, position, where }: Theft, why: string): TrackerError {
  const which = `${where === undefined ? '' : `${where}: `}The stolen transfer of ${incident}, ${txHash}, ${kind}, position "${position}",`;
  return new TrackerError('bad_value', `${which} ${why}.`, { fix: FIX, field: 'tx_hash' });
}
