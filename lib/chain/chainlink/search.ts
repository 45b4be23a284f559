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
/** So many guesses find any time in a history of a sensible shape; in another the span is halved from then on. */
const MOST_GUESSES = 24;

/**
 * Looks for rounds of one phase by their time, with the Illinois variant of regula falsi: a guess lies where the
 * time would stand if rounds came evenly, and an end of the span that stays where it is counts half as much each
 * time. That takes about half the requests of a bisection, which follows where it does not end soon. Every round
 * that was seen, `known` ones too, narrows the next search. Throws `endpoint_contradiction` where too many numbers
 * have no round.
 */
export function createRoundSearch({ last, read }: PhaseRounds, known: readonly TimedRound[] = []): RoundSearch {
  const seen = new Map([...known, last].map((round) => [round.number, round]));
  const gaps = new Set<bigint>();

  return {
    async at(time) {
      if (last.updatedAt <= time) return last;
      let [below, above] = around([...seen.values()], last, time);
      let [early, late] = [below === undefined ? 0 : time - below.updatedAt, above.updatedAt - time];
      let moved: 'below' | 'above' | undefined;
      let missed = 0;
      for (let step = 1; ; step++) {
        const halve = step > (below === undefined ? 1 : MOST_GUESSES);
        const number = nearest(halve ? 0.5 : early / (early + late), below, above, gaps);
        if (number === undefined) return below;
        const round = await read(number);
        if (round === undefined) {
          gaps.add(number);
          if (++missed > MOST_GAPS) throw contradiction(`Of a price feed no round near number ${number} can be read, though there are later ones.`);
          continue;
        }
        seen.set(number, round);
        if (round.updatedAt <= time) {
          [below, early] = [round, time - round.updatedAt];
          if (moved === 'below') late /= 2;
          moved = 'below';
        } else {
          [above, late] = [round, round.updatedAt - time];
          if (moved === 'above') early /= 2;
          moved = 'above';
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

/** The number nearest to this share of the span, downwards first, that lies between the two and may have a round. */
function nearest(share: number, below: TimedRound | undefined, above: TimedRound, gaps: ReadonlySet<bigint>): bigint | undefined {
  const from = below?.number ?? 0n;
  const [first, end] = [from + 1n, above.number - 1n];
  if (first > end) return undefined;
  const guess = from + BigInt(Math.floor(Number(above.number - from) * share));
  const start = guess < first ? first : guess > end ? end : guess;
  for (let number = start; number >= first; number--) if (!gaps.has(number)) return number;
  for (let number = start + 1n; number <= end; number++) if (!gaps.has(number)) return number;
  return undefined;
}
