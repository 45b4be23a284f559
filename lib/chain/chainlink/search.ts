import { contradiction } from '../errors';

/** A round by its number in its phase and the time at which it was answered, in seconds. */
export interface TimedRound {
  readonly number: bigint;
  readonly updatedAt: number;
}

/** The rounds of one phase: the last one, and how to read any; undefined where there is none of that number. */
export interface PhaseRounds {
  readonly last: TimedRound;
  readonly read: (number: bigint) => Promise<TimedRound | undefined>;
}

export interface RoundSearch {
  /** The last round answered at or before a time in seconds, or undefined where the phase began later. */
  at(time: number): Promise<TimedRound | undefined>;
}

/** Numbers without a round are rare; this many around one moment are no gap but a node that can't read them. */
const MOST_GAPS = 64;
const HALVE_EVERY = 4;

/**
 * Looks for rounds of one phase by their time. Each guess lies where the time would stand if rounds came evenly,
 * which takes about half the requests of a bisection; every fourth guess halves the span, so that no history takes
 * more than four times those of a bisection. Every round that was seen, `known` ones too, narrows the next search.
 * Throws `endpoint_contradiction` where too many numbers in a row have no round.
 */
export function createRoundSearch({ last, read }: PhaseRounds, known: readonly TimedRound[] = []): RoundSearch {
  const seen = new Map([...known, last].map((round) => [round.number, round]));
  const gaps = new Set<bigint>();

  return {
    async at(time) {
      if (last.updatedAt <= time) return last;
      let [below, above] = around([...seen.values()], last, time);
      let missed = 0;
      for (let step = 1; ; step++) {
        const number = nearest(guess(below, above, time, step % HALVE_EVERY === 0), below, above, gaps);
        if (number === undefined) return below;
        const round = await read(number);
        if (round === undefined) {
          gaps.add(number);
          if (++missed > MOST_GAPS) throw contradiction(`Of a price feed no round near number ${number} can be read, though there are later ones.`);
        } else {
          seen.set(number, round);
          if (round.updatedAt <= time) below = round;
          else above = round;
        }
      }
    },
  };
}

/** Of the rounds seen so far the last one not after the time, and the first one behind that. */
function around(seen: readonly TimedRound[], last: TimedRound, time: number): [TimedRound | undefined, TimedRound] {
  const below = seen.filter(({ updatedAt }) => updatedAt <= time).reduce<TimedRound | undefined>((a, b) => (a && a.number > b.number ? a : b), undefined);
  const behind = seen.filter(({ number, updatedAt }) => updatedAt > time && number > (below?.number ?? 0n));
  return [below, behind.reduce((a, b) => (a.number < b.number ? a : b), last)];
}

function guess(below: TimedRound | undefined, above: TimedRound, time: number, halve: boolean): bigint {
  const from = below?.number ?? 0n;
  const span = above.number - from;
  if (halve) return from + span / 2n;
  if (below === undefined) return 1n;
  const share = (time - below.updatedAt) / (above.updatedAt - below.updatedAt);
  return from + BigInt(Math.floor(Number(span) * share));
}

/** The number nearest to this one, downwards first, that lies between the two and may have a round. */
function nearest(to: bigint, below: TimedRound | undefined, above: TimedRound, gaps: ReadonlySet<bigint>): bigint | undefined {
  const first = (below?.number ?? 0n) + 1n;
  const end = above.number - 1n;
  if (first > end) return undefined;
  const start = to < first ? first : to > end ? end : to;
  for (let number = start; number >= first; number--) if (!gaps.has(number)) return number;
  for (let number = start + 1n; number <= end; number++) if (!gaps.has(number)) return number;
  return undefined;
}
