import { contradiction } from '../errors';
import { type Ask, aggregatorAt, type Round } from './aggregator';
import { phaseRoundOf, proxyRoundId } from './round-id';
import { createRoundSearch, type RoundSearch } from './search';

/** A feed as the registry has it: the proxy in lower case, and what its contract must say of itself. */
export interface FeedSpec {
  readonly feed: string;
  readonly decimals: number;
  readonly description: string;
}

/** A round that an earlier run read, by its proxy id: it narrows the search. */
export type KnownRound = Pick<Round, 'id' | 'updatedAt'>;

export interface Feed {
  /**
   * The last round answered at or before a time in seconds, with the proxy's round id, or undefined before the
   * first. An aggregator reports before the proxy changes to it and may go on after; so of the phases the one
   * counts whose round is the newest, and of two of one time the later phase. A round that timed out has only the
   * answer of an earlier one: then it is that one.
   */
  roundAt(time: number): Promise<Round | undefined>;
}

const NOWHERE = `0x${'0'.repeat(40)}`;

/**
 * Opens a feed at a block, or gives undefined where the chain has no contract there, or one without any round.
 * Throws `endpoint_contradiction` where it is another feed than the registry says, and whatever `ask` throws.
 */
export async function openFeed(ask: Ask, spec: FeedSpec, block: number, known: readonly KnownRound[] = []): Promise<Feed | undefined> {
  const proxy = aggregatorAt(ask, spec.feed, block);
  const description = await proxy.description();
  if (description === undefined) return undefined;
  if (description !== spec.description) throw contradiction(`The feed at ${spec.feed} calls itself "${description}", not "${spec.description}".`);
  mustHave(spec, await proxy.decimals(), spec.feed);
  const newest = await proxy.latest();
  if (newest === undefined) return undefined;
  const current = phaseRoundOf(newest.id).phase;
  const rounds = new Map<bigint, Round>();
  const phases = new Map<number, Promise<Phase | undefined>>();

  async function read(id: bigint): Promise<Round | undefined> {
    const round = rounds.get(id) ?? (await proxy.round(id));
    if (round !== undefined) rounds.set(id, round);
    return round;
  }

  async function lastOf(phase: number): Promise<KnownRound | undefined> {
    if (phase === current) return newest;
    const address = await proxy.phaseAggregator(phase);
    if (address === NOWHERE) return undefined;
    const aggregator = aggregatorAt(ask, address, block);
    mustHave(spec, await aggregator.decimals(), address);
    const last = await aggregator.latest();
    return last && { id: proxyRoundId({ phase, number: phaseRoundOf(last.id).number }), updatedAt: last.updatedAt };
  }

  async function open(phase: number): Promise<Phase | undefined> {
    const last = await lastOf(phase);
    if (last === undefined) return undefined;
    const timed = ({ id, updatedAt }: KnownRound) => ({ number: phaseRoundOf(id).number, updatedAt });
    const search = createRoundSearch(
      {
        last: timed(last),
        read: async (number) => {
          const round = await read(proxyRoundId({ phase, number }));
          return round && timed(round);
        },
      },
      known.filter(({ id }) => phaseRoundOf(id).phase === phase && id < last.id).map(timed),
    );
    return { ends: last.updatedAt, search };
  }

  function phaseAt(phase: number): Promise<Phase | undefined> {
    const opening = phases.get(phase) ?? open(phase);
    phases.set(phase, opening);
    return opening;
  }

  return {
    async roundAt(time) {
      let best: { readonly id: bigint; readonly updatedAt: number } | undefined;
      for (let phase = current; phase > 0; phase--) {
        const found = await phaseAt(phase);
        if (found === undefined) continue;
        if (best !== undefined && found.ends <= best.updatedAt) break;
        const round = await found.search.at(time);
        if (round === undefined || (best !== undefined && round.updatedAt <= best.updatedAt)) continue;
        best = { id: proxyRoundId({ phase, number: round.number }), updatedAt: round.updatedAt };
      }
      const round = best && (await read(best.id));
      return round === undefined || round.answeredIn === round.id ? round : read(round.answeredIn);
    },
  };
}

interface Phase {
  readonly ends: number;
  readonly search: RoundSearch;
}

function mustHave({ decimals, description }: FeedSpec, found: number, address: string): void {
  if (found === decimals) return;
  throw contradiction(`The feed "${description}" at ${address} has ${found} decimals, not ${decimals}.`);
}
