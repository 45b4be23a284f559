/** One step from a place to a place. */
interface Step {
  readonly chain: string;
  readonly from: string;
  readonly to: string;
}

/**
 * How many steps after the roots each place is first left, breadth first: 1 for a root. Places are
 * `chain:address`; one that can't be reached from a root is not in the answer.
 */
export function hopsFrom(roots: readonly string[], steps: readonly Step[]): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { chain, from, to } of steps) {
    const place = `${chain}:${from}`;
    const reached = next.get(place);
    if (reached === undefined) next.set(place, [`${chain}:${to}`]);
    else reached.push(`${chain}:${to}`);
  }
  const hops = new Map(roots.map((root) => [root, 1]));
  const queue = [...roots];
  // The queue grows while it is walked.
  for (const place of queue) {
    for (const reached of next.get(place) ?? []) {
      if (hops.has(reached)) continue;
      hops.set(reached, (hops.get(place) ?? 0) + 1);
      queue.push(reached);
    }
  }
  return hops;
}
