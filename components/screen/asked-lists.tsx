import { TableRegion } from '@/components/lists/table-region';
import { formatDate } from '@/lib/format/date';
import { walletTierLabel } from '@/lib/format/labels';
import { groupDigits } from '@/lib/format/number';
import type { ListRef } from '@/lib/screen/types';
import styles from './screen.module.css';

/** The lists from outside that the operator took, each with licence, date and whether it is believed. */
export function AskedLists({ lists }: { lists: readonly ListRef[] }) {
  if (lists.length === 0) {
    return (
      <p>
        None. Whoever runs this installation can take the sanctions list of OFAC, TagPacks and tables with <code>tracker import-list</code>.
      </p>
    );
  }
  return (
    <TableRegion label="Lists from outside" cards>
      <thead>
        <tr>
          <th scope="col">List</th>
          <th scope="col">Date</th>
          <th scope="col">How sure</th>
          <th scope="col">Addresses</th>
          <th scope="col">Licence</th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.id}>
            <th scope="row" data-label="List">
              {list.title}
              {list.distrusted !== null && <span className={styles.aside}>not believed: {list.distrusted}</span>}
            </th>
            <td data-label="Date">{formatDate(list.date)}</td>
            <td data-label="How sure">{walletTierLabel(list.tier)}</td>
            <td data-label="Addresses">
              {groupDigits(String(list.listings))}
              {list.delisted > 0 && <span className={styles.aside}>and {groupDigits(String(list.delisted))} that it named once</span>}
            </td>
            <td data-label="Licence">{list.licence}</td>
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}
