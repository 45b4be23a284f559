import type { Cell, Column } from '@/lib/charts/contract';
import { formatDate, formatTime } from '@/lib/format/date';
import { formatUsdExact, groupDigits } from '@/lib/format/number';

/** A cell in full, as people read it: exact amounts, dates with their precision, lists with commas. Unknown is ''. */
export function cellText(cell: Cell | undefined, column: Column): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.join(', ');
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  const text = String(cell);
  if (column.type === 'usd') return formatUsdExact(text);
  if (column.type === 'amount' || column.type === 'units') return groupDigits(text);
  if (column.type === 'integer') return column.name === 'year' ? text : groupDigits(text);
  if (column.type === 'date') return formatDate(text);
  return column.type === 'time' ? formatTime(text) : text;
}

export function isNumeric(column: Column): boolean {
  return ['usd', 'amount', 'units', 'integer'].includes(column.type) && column.name !== 'year';
}
