/** One figure of the benchmark: kept when it does not exceed its limit, or where `atLeast`, when it reaches it. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly atLeast?: boolean;
  readonly unit: string;
}
