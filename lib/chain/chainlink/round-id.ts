/** A round of one of the aggregators that a proxy has had: its phase from 1, and the aggregator's own number. */
export interface PhaseRound {
  readonly phase: number;
  readonly number: bigint;
}

const BITS = 64n;
const MASK = (1n << BITS) - 1n;

/** The round id of a proxy: 16 bits of phase above 64 bits of the aggregator's number, as AggregatorProxy makes it. */
export function proxyRoundId({ phase, number }: PhaseRound): bigint {
  return (BigInt(phase) << BITS) | number;
}

/** Phase and number of a proxy's round id. */
export function phaseRoundOf(id: bigint): PhaseRound {
  return { phase: Number(id >> BITS), number: id & MASK };
}
