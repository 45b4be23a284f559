/** A pattern in how stolen value moved. It says what was seen and by which rule, and accuses nobody. */
export interface Finding {
  readonly rule: string;
  /** Hashes of the transactions that show it, in the order in which they happened. */
  readonly evidence: readonly string[];
  readonly chain: string;
  readonly addresses: readonly string[];
  readonly text: string;
  /** A guess to follow up by hand: never part of a sum or of a path. */
  readonly lead: boolean;
}
