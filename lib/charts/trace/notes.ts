import type { Db } from '@/lib/db/client';
import { listSyncStatus } from '@/lib/db/sync-status';
import type { Range } from '@/lib/trace/range';
import type { Trace } from '@/lib/trace/trace';
import type { TraceMethod } from '@/lib/charts/contract';
import type { Traced } from './traced';

const METHOD: Readonly<Record<TraceMethod, string>> = {
  fifo: 'By FIFO what came into an account first leaves it first.',
  lifo: 'By LIFO what came into an account last leaves it first.',
  tiho: 'By TIHO the greater of a payment and what stays behind gets the stolen money first.',
  haircut: 'By haircut every payment carries stolen money in proportion to what the account holds.',
  poison: 'By poison every payment of an account that stolen money touched is tainted: this says how far it may have reached, its amounts are gross and no money.',
};

/** What a reader of any answer made of this trace has to know. */
export function notesOf({ trace, notes, assets, ledger }: Traced): string[] {
  const unpriced = trace.thefts.filter(({ usdMicros }) => usdMicros === null).map(({ movement }) => {
    const { chain, asset } = ledger.accounts.nameOf(ledger.to[movement]!);
    return assets.of(chain, asset).symbol;
  });
  return [
    METHOD[trace.method],
    'Dollars are worth at the time of the theft, whatever happened to prices since.',
    ...notes,
    ...(unpriced.length === 0 ? [] : [`No price is known of what was stolen in ${[...new Set(unpriced)].join(', ')}: its value is unknown, not zero.`]),
    ...(trace.frontier.length === 0 ? [] : ['What is at the frontier lies with addresses whose onward transfers nobody has fetched: it may have moved on long ago.']),
    ...(trace.feesKnown ? [] : ['The stored transfers have no fees: what was paid for transactions counts as still there.']),
  ];
}

/** What has to be said of the ways that the other methods go. */
export function rangeNotes({ method }: Trace, ranges: readonly Range[]): string[] {
  const others = method === 'tiho' || method === 'poison' ? 0 : ranges.filter(({ byMethod }) => byMethod[method] === 0n).length;
  return others === 0 ? [] : [`Other methods find stolen value in ${others} further ${others === 1 ? 'place' : 'places'}, in which this one finds none.`];
}

/** The chains of a record of which some kind of transfer can't be had, in sentences. */
export async function gapsOf(db: Db, { ledger }: Traced): Promise<string[]> {
  const chains = new Set(ledger.accounts.chains());
  const gaps = (await listSyncStatus(db)).filter(({ chain, missingKinds }) => chains.has(chain) && missingKinds.length > 0);
  return gaps.map(({ chain, missingKinds }) => `The endpoint of ${chain} does not give transfers of the kind ${missingKinds.join(', ')}: some may be missing on the way.`);
}
