const KEPT = 64;

/** The times that the last answers took, in milliseconds. */
export interface Latencies {
  add(ms: number): void;
  /** The middle one; 0 before the first, so that an endpoint nobody knows is tried. */
  median(): number;
}

/** Makes a window over the last 64 answers. */
export function createLatencies(): Latencies {
  const window: number[] = [];
  let next = 0;
  return {
    add(ms) {
      window[next] = ms;
      next = (next + 1) % KEPT;
    },
    median() {
      const sorted = [...window].sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length / 2)] ?? 0;
    },
  };
}
