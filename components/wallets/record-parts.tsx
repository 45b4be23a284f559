import { Downloads } from '@/components/lists/downloads';
import { Part } from '@/components/lists/page-head';
import type { AddressRecord } from '@/lib/charts/contract';
import { chainByName } from '@/lib/core/chains';
import { Balances } from './balances';
import { Counterparties } from './counterparties';
import { Coverage } from './coverage';
import { Elsewhere } from './elsewhere';
import { InAndOut } from './in-and-out';
import { BalancesFrom, CounterpartiesFrom, InAndOutFrom } from './record-provenance';
import { ServiceEvents } from './service-events';
import { TransferTable } from './transfer-table';

/** Links to the parts below. */
export function recordContents(chain: string): (readonly [id: string, title: string])[] {
  return [
    ['balances', 'Balances'],
    ['in-and-out', 'In and out'],
    ['transfers', 'Transfers'],
    ...(isEvm(chain) ? [['services', 'Services'] as const] : []),
    ['counterparties', 'Counterparties'],
    ...(isEvm(chain) ? [['elsewhere', 'Other chains'] as const] : []),
  ];
}

/** What was read of an address on one chain: the same for one that a source names and for one that none does. */
export function RecordParts({ chain, address, record }: { chain: string; address: string; record: AddressRecord }) {
  const { transfers } = record;
  const labels = new Map(record.counterparties.map((row) => [row.address.toLowerCase(), row.label]));
  return (
    <>
      <Part id="balances" title="Balances">
        <Balances rows={record.balances} chain={chain} />
        {record.balances.length > 0 && <BalancesFrom record={record} />}
      </Part>
      <Part id="in-and-out" title="In and out over time">
        <InAndOut data={record.inAndOut} />
        {record.inAndOut.rows.length > 0 && <InAndOutFrom record={record} />}
      </Part>
      <Part id="transfers" title="Transfers">
        <Coverage page={record} />
        {transfers.total > 0 && (
          <>
            <p>
              {transfers.rows.length} of {transfers.total} transfers of listed assets.
              {transfers.unlisted > 0 && ` ${transfers.unlisted} more are of tokens on no list, most of them spam; they are in no figure.`}
            </p>
            <TransferTable rows={transfers.rows} label="Transfers of this address" of={address} labelOf={(other) => labels.get(other.toLowerCase()) ?? null} />
            <Downloads list="transfers" query={{ chain, address, listed: 'true' }} what={`All ${transfers.total}`} />
          </>
        )}
      </Part>
      {isEvm(chain) && (
        <Part id="services" title="Into and out of services, as their own events say">
          <ServiceEvents events={record.serviceEvents} chain={chain} />
        </Part>
      )}
      <Part id="counterparties" title="Counterparties">
        <Counterparties rows={record.counterparties} chain={chain} />
        {record.counterparties.length > 0 && <CounterpartiesFrom record={record} />}
      </Part>
      {isEvm(chain) && (
        <Part id="elsewhere" title="The same address on other chains">
          <Elsewhere rows={record.elsewhere} address={address} />
        </Part>
      )}
    </>
  );
}

function isEvm(chain: string): boolean {
  return chainByName(chain)?.form === 'evm';
}
