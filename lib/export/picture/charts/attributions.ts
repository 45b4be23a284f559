import type { PartyAttributionRow } from '@/lib/charts/contract';
import { isNarrow } from '../axes';
import { formatDate } from '@/lib/format/date';
import { incidentTierLabel, partyLabel, shortVictim } from '@/lib/format/labels';
import { plural } from '@/lib/format/number';
import type { Canvas, Drawing } from '../canvas';
import { element, line } from '../markup';
import { fitted } from '../measure';

const ROW = 20;
const HEAD = 24;

/** Thefts by party: the day of the first statement, or nothing, which is no denial. */
export const attributions: Drawing<PartyAttributionRow> = {
  legend: (_, { ink }) => [
    { label: 'stated, with the day of the first statement', color: ink('theft-official'), mark: 'square' },
    { label: 'its text was not seen by us', color: ink('theft-official'), mark: 'outline' },
  ],
  empty: ({ rows }) => (stated(rows).length === 0 ? 'No dated statement is held of this choice.' : undefined),
  aside: ({ rows }) => {
    const without = new Set(rows.filter((row) => row.basis === 'ledger').map((row) => row.incident)).size;
    const thefts = incidentsOf(rows).length;
    return `The newest of ${plural(thefts, 'theft')} with a dated statement, as far as there is room.${without === 0 ? '' : ` Of ${plural(without, 'other theft')} no dated statement is held.`} An empty cell is no denial.`;
  },
  draw({ rows }, canvas) {
    const { area, ink } = canvas;
    const parties = partiesOf(rows);
    const shown = incidentsOf(rows).slice(0, Math.max(1, Math.floor((area.height - HEAD) / ROW)));
    const left = Math.min(260, area.width * 0.38);
    const column = (area.width - left) / parties.length;
    const heads = parties.map((party, i) =>
      line(fitted(isNarrow(canvas) ? party : partyLabel(party), 12, column - 6), { x: area.x + left + column * i, y: area.y + 14, 'font-size': 12, 'font-weight': 600, fill: ink('ink-2') }),
    );
    return heads.join('') + shown.map((incident, i) => theft(rows.filter((row) => row.incident === incident), parties, area.y + HEAD + i * ROW, left, column, canvas)).join('');
  },
};

function theft(rows: readonly PartyAttributionRow[], parties: readonly string[], y: number, left: number, column: number, { area, ink }: Canvas): string {
  const [first] = rows;
  if (first === undefined) return '';
  const name = isNarrow({ area })
    ? shortVictim(first.victim)
    : `${shortVictim(first.victim)}, ${formatDate(first.incident_date)} · ${incidentTierLabel(first.tier)}`;
  const cells = rows.map((row) => {
    const x = area.x + left + column * parties.indexOf(row.party);
    const seen = row.first_access === 'seen';
    const date = row.first_date === null ? 'undated' : formatDate(isNarrow({ area }) ? row.first_date.slice(0, 7) : row.first_date);
    return (
      element('rect', { x, y: y + 5, width: 9, height: 9, fill: seen ? ink('theft-official') : 'none', stroke: ink('theft-official'), 'stroke-dasharray': seen ? undefined : '2 1.5' }) +
      line(fitted(date, 11, column - 16), { x: x + 14, y: y + 14, 'font-size': 11, fill: ink('ink') })
    );
  });
  return (
    element('line', { x1: area.x, x2: area.x + area.width, y1: y, y2: y, stroke: ink('grid') }) +
    line(fitted(name, 11.5, left - 8), { x: area.x, y: y + 14, 'font-size': 11.5, fill: ink('ink-2') }) +
    cells.join('')
  );
}

function stated(rows: readonly PartyAttributionRow[]): readonly PartyAttributionRow[] {
  return rows.filter((row) => row.basis === 'statement');
}

/** The thefts with a statement in the order of the rows, the newest first. */
function incidentsOf(rows: readonly PartyAttributionRow[]): readonly string[] {
  return [...new Set(stated(rows).map((row) => row.incident))];
}

/** The parties with the most thefts first. */
function partiesOf(rows: readonly PartyAttributionRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { party } of stated(rows)) counts.set(party, (counts.get(party) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([party]) => party);
}
