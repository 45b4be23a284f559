import type { PartyAttributionRow } from '@/lib/charts/contract';
import { groupBy } from '@/lib/core/group-by';

/** A theft with what each party of the matrix first said of it; undefined where there is no row. */
export interface MatrixTheft {
  readonly incident: string;
  readonly victim: string;
  readonly date: string;
  readonly tier: string;
  readonly cells: readonly (PartyAttributionRow | undefined)[];
}

export interface AttributionMatrix {
  readonly parties: readonly string[];
  /** In the order of the rows. */
  readonly thefts: readonly MatrixTheft[];
  /** Thefts without a dated statement, by who attributes them as the ledger writes it, the most first. */
  readonly others: readonly { readonly party: string; readonly rows: readonly PartyAttributionRow[] }[];
}

const FIRST = ['US', 'ROK', 'JP'];

/** Thefts by the governments that have a row, the three of the joint statements first. */
export function attributionMatrix(rows: readonly PartyAttributionRow[]): AttributionMatrix {
  const stated = rows.filter(({ basis }) => basis === 'statement');
  const rank = (party: string) => (FIRST.includes(party) ? FIRST.indexOf(party) : FIRST.length);
  const parties = [...new Set(stated.map(({ party }) => party))].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const thefts = [...groupBy(stated, ({ incident }) => incident).values()].map((own): MatrixTheft => {
    const { incident, victim, incident_date: date, tier } = own[0]!;
    return { incident, victim, date, tier, cells: parties.map((party) => own.find((row) => row.party === party)) };
  });
  const others = [...groupBy(rows.filter(({ basis }) => basis === 'ledger'), ({ party }) => party)].map(([party, own]) => ({ party, rows: own }));
  return { parties, thefts, others: others.sort((a, b) => b.rows.length - a.rows.length || a.party.localeCompare(b.party)) };
}
