import { Provenance } from '@/components/ui/provenance';
import type { AddressRecord } from '@/lib/charts/contract';
import { formatTime } from '@/lib/format/date';
import { plural } from '@/lib/format/number';

type Of = { readonly record: AddressRecord };

export function BalancesFrom({ record: { balances, missingKinds } }: Of) {
  return (
    <Provenance
      of="balances"
      how="Asked of a node at one block, and held against the sum of the stored transfers. Not computed from them."
      transactions={<a href="#transfers">The transfers that were read</a>}
      documents="None: read from a node."
      asOf={balances[0] === undefined ? 'not fetched' : `block ${balances[0].block}, ${formatTime(balances[0].timestamp)}`}
      missing={missingKinds.length === 0 ? 'Tokens on no list.' : `Tokens on no list; its ${missingKinds.join(' and ')} transfers have not been read, so that not every balance can be checked.`}
    />
  );
}

export function InAndOutFrom({ record }: Of) {
  const { in: came, out: went } = record.inAndOut.total;
  return (
    <Provenance
      of="totals in and out"
      how="Each stored transfer of a listed asset, at the published price of its day or else that of its Chainlink feed; what it sent to itself is left out."
      transactions={<a href="#transfers">{plural(came.transfers + went.transfers, 'transfer')}, each with its hash</a>}
      documents={<Documents record={record} />}
      asOf={<AsOf record={record} />}
      missing={`The value of ${plural(came.unpriced + went.unpriced, 'transfer')} without a known price. ${unread(record)}`}
    />
  );
}

export function CounterpartiesFrom({ record }: Of) {
  return (
    <Provenance
      of="counterparties"
      how="What was exchanged with each address, every asset by itself, in its own units and never in dollars."
      transactions={<a href="#transfers">The transfers, each with its hash</a>}
      documents={<Documents record={record} />}
      asOf={<AsOf record={record} />}
      missing={unread(record)}
    />
  );
}

function Documents({ record: { transfers } }: Of) {
  if (transfers.rows.every(({ origin }) => origin === 'fetched')) return <>None: read from a node.</>;
  return <>Second hand where it ships with the registry: <a href="#sources">the sources</a></>;
}

/** What was read reaches as far as its blocks; what ships, as far as its last transfer. */
function AsOf({ record: { coverage, transfers } }: Of) {
  const last = Math.max(-1, ...coverage.map(({ to }) => to));
  if (last >= 0) return <>block {last}</>;
  return transfers.rows[0] === undefined ? <>nobody has looked</> : <>{formatTime(transfers.rows[0].timestamp)}, the last that is stored</>;
}

function unread({ coverage, missingKinds, transfers }: AddressRecord): string {
  const spam = transfers.unlisted === 0 ? '' : ` ${plural(transfers.unlisted, 'transfer')} of tokens on no list.`;
  if (coverage.length === 0) return `All that is not among the shipped transfers: no block was read from a node.${spam}`;
  return missingKinds.length === 0 ? `What was before and after the blocks that were read.${spam}` : `Its ${missingKinds.join(' and ')} transfers.${spam}`;
}
