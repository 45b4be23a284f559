/** A closed range of block numbers, `from <= to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The same blocks as sorted, disjoint intervals with at least one missing block between two of them. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((i) => i.from <= i.to).sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && next.from <= last.to + 1) last.to = Math.max(last.to, next.to);
    else merged.push({ ...next });
  }
  return merged;
}

/** The blocks that are in `wanted` and not in `had`, as sorted, disjoint intervals. */
export function difference(wanted: readonly Interval[], had: readonly Interval[]): Interval[] {
  const taken = union(had);
  return union(wanted).flatMap((want) => {
    const missing: Interval[] = [];
    let from = want.from;
    for (const have of taken) {
      if (have.to < from) continue;
      if (have.from > want.to) break;
      if (have.from > from) missing.push({ from, to: have.from - 1 });
      from = have.to + 1;
    }
    if (from <= want.to) missing.push({ from, to: want.to });
    return missing;
  });
}

/** How many blocks the intervals hold, each counted once. */
export function size(intervals: readonly Interval[]): number {
  return union(intervals).reduce((blocks, i) => blocks + i.to - i.from + 1, 0);
}
