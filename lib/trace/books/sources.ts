/** What stolen lots are stretches of: so many base units that stand for so many micro-dollars of one theft. */
export interface Sources {
  add(theft: number, units: bigint, micros: bigint): number;
  theftOf(source: number): number;
  /**
   * The micro-dollars of a stretch: those up to its end less those up to its start, each rounded down. Stretches that
   * make up a source add up to its micro-dollars exactly, however often it was split.
   */
  microsOf(source: number, start: bigint, units: bigint): bigint;
}

export function createSources(): Sources {
  const thefts: number[] = [];
  const unitsOf: bigint[] = [];
  const microsOf: bigint[] = [];
  return {
    add(theft, units, micros) {
      thefts.push(theft);
      unitsOf.push(units);
      return microsOf.push(micros) - 1;
    },
    theftOf: (source) => thefts[source]!,
    microsOf(source, start, units) {
      const [all, micros] = [unitsOf[source]!, microsOf[source]!];
      return ((start + units) * micros) / all - (start * micros) / all;
    },
  };
}
