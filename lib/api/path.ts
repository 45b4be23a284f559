import { LISTS, type ListName, SERVED_CHARTS, type ServedChart } from '@/lib/charts/contract';
import { TrackerError } from '@/lib/core/errors';
import { CHART_FORMATS, type ChartFormat } from './chart-request';

/** The forms of a list and of a trace by what stands behind the name. */
export const LIST_ENDINGS = { '': 'json', '.csv': 'csv', '.csv-metadata.json': 'metadata' } as const;
export const TRACE_ENDINGS = { '.json': 'json', '.csv': 'csv', '.csv-metadata.json': 'metadata' } as const;
type ListFormat = (typeof LIST_ENDINGS)[keyof typeof LIST_ENDINGS];

/** `incidents`, `incidents.csv` and `incidents.csv-metadata.json`: which list, in which form. Throws `not_found`, naming those that exist. */
export function readListPath(path: string): { name: ListName; format: ListFormat } {
  for (const [ending, format] of Object.entries(LIST_ENDINGS)) {
    const name = LISTS.find((list) => path === list + ending);
    if (name !== undefined) return { name, format };
  }
  throw new TrackerError('not_found', `There is no list "${path.slice(0, 50)}".`, {
    fix: `There are: ${LISTS.join(', ')}, each also with .csv and .csv-metadata.json.`,
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
export function readTracePath(path: string): { incident: string; format: ListFormat } {
  const [, incident, ending] = /^([^.]+)(\..+)$/.exec(path) ?? [];
  const found = Object.entries(TRACE_ENDINGS).find(([known]) => known === ending);
  if (incident !== undefined && found !== undefined) return { incident, format: found[1] };
  throw new TrackerError('not_found', `There is no trace "${path.slice(0, 50)}".`, {
    fix: 'A trace is asked for by its incident, as .json, .csv and .csv-metadata.json, with /graph.json and /paths.csv beneath.',
  });
}
