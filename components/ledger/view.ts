import type { LedgerColumn, LedgerView } from './arrange';

/** A filter stands in the address as `only.tier`. */
const ONLY = 'only.';

/** The view that an address asks for. What no column knows is left out, so that an old link still shows something. */
export function readView<Row>(params: URLSearchParams, columns: readonly LedgerColumn<Row>[]): LedgerView {
  const known = (key: string) => columns.some((column) => column.key === key);
  const groups = (key: string) => columns.some((column) => column.key === key && column.group !== undefined);
  const sort = params.get('sort') ?? '';
  const group = params.get('group') ?? '';
  const chosen = (params.get('columns') ?? '').split(',').filter(known);
  const only = [...params].flatMap(([name, value]) => (name.startsWith(ONLY) && groups(name.slice(ONLY.length)) ? [[name.slice(ONLY.length), value] as const] : []));
  return {
    q: params.get('q') ?? '',
    sort: known(sort.replace(/^-/, '')) ? sort : '',
    group: groups(group) ? group : '',
    columns: chosen.length > 0 ? chosen : usual(columns),
    only: Object.fromEntries(only),
  };
}

/** The same as a query; what is as usual is said by leaving it out. */
export function writeView<Row>(view: LedgerView, columns: readonly LedgerColumn<Row>[]): URLSearchParams {
  const params = new URLSearchParams();
  if (view.q !== '') params.set('q', view.q);
  if (view.sort !== '') params.set('sort', view.sort);
  if (view.group !== '') params.set('group', view.group);
  if (view.columns.join() !== usual(columns).join()) params.set('columns', view.columns.join(','));
  for (const [key, value] of Object.entries(view.only)) params.set(ONLY + key, value);
  return params;
}

function usual<Row>(columns: readonly LedgerColumn<Row>[]): string[] {
  return columns.filter((column) => column.usual === true).map(({ key }) => key);
}
