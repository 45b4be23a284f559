/** What came to an address or left it in a period: dollars of the transfers with a price, and how many there are of each sort. */
export interface Moved {
  /** Decimal; null where no transfer has a price. A lower bound where `unpriced` is not 0. */
  readonly usd: string | null;
  readonly transfers: number;
  /** Those of them without a price of their day. */
  readonly unpriced: number;
}

export interface InAndOutRow {
  /** `YYYY-MM-DD` or `YYYY-MM`, in UTC. */
  readonly date: string;
  readonly in: Moved;
  readonly out: Moved;
}

/** What moved through an address over time, from stored transfers of listed assets; periods in which nothing did are left out. */
export interface InAndOut {
  readonly period: 'day' | 'month';
  readonly rows: readonly InAndOutRow[];
  readonly total: { readonly in: Moved; readonly out: Moved };
}
