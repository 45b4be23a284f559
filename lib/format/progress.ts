/** Seconds that a job still takes if it goes on as it did, or undefined while nothing can be said. */
export function secondsLeft(done: number, wanted: number, startedAt: string, now: string): number | undefined {
  const spent = (Date.parse(now) - Date.parse(startedAt)) / 1000;
  if (!(done > 0) || !(spent > 0) || wanted < done) return undefined;
  return ((wanted - done) / done) * spent;
}
