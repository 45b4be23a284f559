import type { Cell, Column, SourceRef } from './dataset';
import type { TraceMethod } from './trace';

/** The parts that a report can have, in its order. */
export const REPORT_SECTIONS = ['thefts', 'attributions', 'traces', 'transfers', 'timeline', 'event-study'] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** The methods that say where money is; poison says reach alone. */
export const REPORT_METHODS = ['fifo', 'lifo', 'tiho', 'haircut'] as const satisfies readonly TraceMethod[];
export type ReportMethod = (typeof REPORT_METHODS)[number];

export interface ReportWallet {
  readonly chain: string;
  /** As it is shown. */
  readonly address: string;
}

/** What a report is of. Without an incident and a wallet it is of all thefts of the period. */
export interface ReportChoice {
  readonly incidents: readonly string[];
  readonly wallets: readonly ReportWallet[];
  /** Days, both included. */
  readonly since?: string;
  readonly until?: string;
  readonly method: ReportMethod;
  readonly sections: readonly ReportSection[];
}

/** What is said of one table of a report. */
export interface ReportTable {
  readonly section: ReportSection;
  /** Of its file, without the ending: `traces/bybit-2025-paths`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Rows; null where that is known only when all have been read. */
  readonly total: number | null;
  readonly complete: boolean;
  readonly asOf: string;
  readonly sources: readonly SourceRef[];
  readonly notes: readonly string[];
  /** Absent where nothing is computed. */
  readonly methodVersion?: string;
  /** What chose the rows, by the names of the parameters. */
  readonly filters: Readonly<Record<string, string>>;
}

/** A table whose rows are read when they are asked for, once. */
export interface ReportFile extends Omit<ReportTable, 'sources'> {
  readonly rows: () => Iterable<object> | AsyncIterable<object>;
  /** Those of the rows that have been read. */
  readonly sources: () => Promise<readonly SourceRef[]>;
}

/** A report before it is downloaded. */
export interface ReportPreview {
  readonly choice: ReportChoice;
  /** The parameters that ask for it again, in one order. */
  readonly query: string;
  readonly tables: readonly (ReportTable & { readonly first: readonly Readonly<Record<string, Cell>>[] })[];
  /** What the choice leaves out, finds nothing of or makes long, one sentence each. */
  readonly notes: readonly string[];
  readonly dataVersion: string;
  readonly asOf: string;
}
