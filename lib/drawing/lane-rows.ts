import type { DatasetEvent } from '@/lib/charts/contract';

export interface LaneRow {
  readonly title: string;
  readonly who: string;
  readonly kinds: readonly string[];
}

export const LANE_ROWS: readonly LaneRow[] = [
  { title: 'Trilateral', who: 'US · ROK · Japan', kinds: ['trilateral', 'summit', 'meeting', 'statement'] },
  { title: 'Sanctions', who: 'OFAC, Japan, ROK, EU', kinds: ['sanctions', 'delisting'] },
  { title: 'Law enforcement', who: 'DOJ, police', kinds: ['law-enforcement'] },
  { title: 'Advisories', who: 'and attributions', kinds: ['advisory', 'attribution', 'industry'] },
  { title: 'UN, multilateral', who: 'Panel, MSMT', kinds: ['un', 'un-report', 'multilateral'] },
];

/** The row of a kind; a kind that nobody foresaw stands in the last one rather than nowhere. */
export function laneRow(kind: string): number {
  const row = LANE_ROWS.findIndex(({ kinds }) => kinds.includes(kind));
  return row === -1 ? LANE_ROWS.length - 1 : row;
}

/** Names short enough to stand at a mark, of the entries that one looks for first, in that order. */
const SHORT: Readonly<Record<string, string>> = {
  'article-seoul-initiatives': 'Seoul initiatives',
  'article-camp-david-commitments': 'Camp David',
  'article-un-record-theft': 'record theft',
  'tri-statement-crypto-2025': 'joint statement',
  'us-fbi-bybit-2025': 'FBI on Bybit',
  'us-ofac-tornado-2022-08': 'Tornado Cash',
  'us-ofac-fbi-ronin-2022': 'FBI on Ronin',
  'msmt-launch-2024': 'MSMT founded',
  'us-ofac-sinbad-2023': 'Sinbad',
  'us-jp-dmm-2024': 'DMM',
  'us-ofac-lazarus-2019': 'Lazarus Group',
  'us-ofac-tornado-delisting-2025': 'Tornado delisted',
  'us-doj-three-hackers-2021': 'three indicted',
  'un-panel-veto-2024': 'panel vetoed',
};

const ORDER = Object.keys(SHORT);

/** Entries by who gets a label first: those with a short name; where there is room the article's, then the rest. */
export function byImportance(events: readonly DatasetEvent[], roomy: boolean): readonly DatasetEvent[] {
  const rank = (event: DatasetEvent) => (ORDER.includes(event.id) ? ORDER.indexOf(event.id) : event.origin === 'article' ? 50 : 99);
  return events.filter((event) => roomy || ORDER.includes(event.id)).sort((a, b) => rank(a) - rank(b) || a.date.localeCompare(b.date));
}

export function laneLabel(event: DatasetEvent): string {
  const title = event.title.replace(/:.*$/, '');
  return SHORT[event.id] ?? (title.length > 40 ? `${title.slice(0, 38).trimEnd()}…` : title);
}
