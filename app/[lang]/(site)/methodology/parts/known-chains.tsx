import { TableRegion } from '@/components/lists/table-region';
import { evmChains, type FinalityRule } from '@/lib/core/chains';
import { groupDigits } from '@/lib/format/number';

/** The chains that can be read, and from when on a block of each is final. */
export function KnownChainsTable() {
  return (
    <TableRegion label="Chains that can be read" cards>
      <thead>
        <tr>
          <th scope="col">Chain</th>
          <th scope="col">Number</th>
          <th scope="col">Own asset</th>
          <th scope="col">A block is final</th>
        </tr>
      </thead>
      <tbody>
        {evmChains().map((chain) => (
          <tr key={chain.name}>
            <th scope="row" data-label="Chain">{chain.title}</th>
            <td data-label="Number">{chain.evmId}</td>
            <td data-label="Own asset">{chain.native.symbol}</td>
            <td data-label="A block is final">{sentence(chain.finality)}</td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}

function sentence({ tag, depth, reason }: FinalityRule): string {
  const behind = `${groupDigits(String(depth))} blocks behind the newest (${reason})`;
  return tag ? `when the node says so; where it can’t, ${behind}` : behind;
}
