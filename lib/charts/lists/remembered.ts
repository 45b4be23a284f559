/** A pure function of two texts that does not work out again what it was asked lately; it keeps `most` answers. */
export function remembered(pure: (one: string, other: string) => string, most: number): typeof pure {
  const known = new Map<string, Map<string, string>>();
  let kept = 0;
  return (one, other) => {
    const before = known.get(one)?.get(other);
    if (before !== undefined) return before;
    if (kept >= most) {
      known.clear();
      kept = 0;
    }
    const answer = pure(one, other);
    const ofOne = known.get(one) ?? new Map<string, string>();
    known.set(one, ofOne.set(other, answer));
    kept++;
    return answer;
  };
}
