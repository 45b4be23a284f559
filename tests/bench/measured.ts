/** One figure of the benchmark: kept when it does not exceed its limit. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
}
