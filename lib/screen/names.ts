/**
 * Whether two names may stand for one holder: all words of one are among those of the other, whatever their order,
 * case and punctuation. "SINBAD.IO" agrees with "Sinbad", "POTEKHIN, Danil" with "Danil Potekhin".
 */
export function namesAgree(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size === 0 || right.size === 0) return false;
  const within = (few: ReadonlySet<string>, many: ReadonlySet<string>) => [...few].every((word) => many.has(word));
  return within(left, right) || within(right, left);
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
