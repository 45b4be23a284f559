import Link from 'next/link';
import { chainByName } from '@/lib/core/chains';
import type { ElsewhereRow } from '@/lib/charts/contract';
import { groupDigits } from '@/lib/format/number';

/** Where else the same address moved something. To have moved there is not to be flagged there. */
export function Elsewhere({ rows, address }: { rows: readonly ElsewhereRow[]; address: string }) {
  if (rows.length === 0) return <p>No transfer of the same address has been read on another chain.</p>;
  return (
    <>
      <p>One key has the same address on every EVM chain. Read there so far:</p>
      <ul>
        {rows.map((row) => (
          <li key={row.chain}>
            <Link href={`/wallets/${row.chain}/${address}`} prefetch={false}>{chainByName(row.chain)?.title ?? row.chain}</Link>:{' '}
            {groupDigits(String(row.transfers))} transfers of listed assets
            {row.unlisted > 0 && `, ${groupDigits(String(row.unlisted))} of tokens on no list`}.{' '}
            {row.flagged ? 'A source flags it there too.' : 'No source names it there.'}
          </li>
        ))}
      </ul>
    </>
  );
}
