import { LISTS, type ListName, SERVED_CHARTS, type ServedChart } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';

/** `incidents` and `incidents.csv`: which list, in which form. Throws `not_found`, naming those that exist. */
export function readListPath(path: string): { name: ListName; format: 'json' | 'csv' } {
  const name = LISTS.find((list) => path === list || path === `${list}.csv`);
  if (name !== undefined) return { name, format: path === name ? 'json' : 'csv' };
  throw new TrackerError('not_found', `There is no list "${path.slice(0, 50)}".`, {
    fix: `There are: ${LISTS.join(', ')}, each also with .csv.`,
  });
}

/** `flow.json` and `flow.csv`: which chart, in which form. Throws `not_found`, naming those that exist. */
export function readChartPath(path: string): { id: ServedChart; format: 'json' | 'csv' } {
  const [, name = path, format] = /^(.*)\.(json|csv)$/.exec(path) ?? [];
  const id = SERVED_CHARTS.find((chart) => chart === name);
  if (id !== undefined && (format === 'json' || format === 'csv')) return { id, format };
  throw new TrackerError('not_found', `There is no chart "${path.slice(0, 50)}".`, { fix: `There are: ${SERVED_CHARTS.join(', ')}, each as .json and .csv.` });
}

/** `bybit-2025.json` and `bybit-2025.csv`: the trace of which incident, in which form. Throws `not_found` for another form. */
export function readTracePath(path: string): { incident: string; format: 'json' | 'csv' } {
  const [, incident, format] = /^(.+)\.(json|csv)$/.exec(path) ?? [];
  if (incident !== undefined && (format === 'json' || format === 'csv')) return { incident, format };
  throw new TrackerError('not_found', `There is no trace "${path.slice(0, 50)}".`, {
    fix: 'A trace is asked for by its incident, as .json and .csv, with /graph.json and /paths.csv beneath.',
  });
}
