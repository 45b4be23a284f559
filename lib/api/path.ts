import { LISTS, type ListName, SERVED_CHARTS, type ServedChart } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';
import { CHART_FORMATS, type ChartFormat } from './chart-request';

/** `incidents` and `incidents.csv`: which list, in which form. Throws `not_found`, naming those that exist. */
export function readListPath(path: string): { name: ListName; format: 'json' | 'csv' } {
  const name = LISTS.find((list) => path === list || path === `${list}.csv`);
  if (name !== undefined) return { name, format: path === name ? 'json' : 'csv' };
  throw new TrackerError('not_found', `There is no list "${path.slice(0, 50)}".`, {
    fix: `There are: ${LISTS.join(', ')}, each also with .csv.`,
  });
}

/** `flow.json` and `flow.metadata.json`: which chart, in which form. Throws `not_found`, naming those that exist. */
export function readChartPath(path: string): { id: ServedChart; format: ChartFormat } {
  const [, name = path, ending] = /^([^.]*)\.(.*)$/.exec(path) ?? [];
  const id = SERVED_CHARTS.find((chart) => chart === name);
  const format = CHART_FORMATS.find((known) => known === ending);
  if (id !== undefined && format !== undefined) return { id, format };
  throw new TrackerError('not_found', `There is no chart "${path.slice(0, 50)}".`, {
    fix: `There are: ${SERVED_CHARTS.join(', ')}, each as .${CHART_FORMATS.join(', .')}.`,
  });
}

/** Which chart a name without an ending means. Throws `not_found`, naming those that exist. */
export function readChartName(name: string): ServedChart {
  const id = SERVED_CHARTS.find((chart) => chart === name);
  if (id !== undefined) return id;
  throw new TrackerError('not_found', `There is no chart "${name.slice(0, 50)}".`, { fix: `There are: ${SERVED_CHARTS.join(', ')}.` });
}

/** `bybit-2025.json` and `bybit-2025.csv`: the trace of which incident, in which form. Throws `not_found` for another form. */
export function readTracePath(path: string): { incident: string; format: 'json' | 'csv' } {
  const [, incident, format] = /^(.+)\.(json|csv)$/.exec(path) ?? [];
  if (incident !== undefined && (format === 'json' || format === 'csv')) return { incident, format };
  throw new TrackerError('not_found', `There is no trace "${path.slice(0, 50)}".`, {
    fix: 'A trace is asked for by its incident, as .json and .csv, with /graph.json and /paths.csv beneath.',
  });
}
