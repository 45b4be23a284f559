import { detect, type Found } from './detect';
import { judge, type Verdict } from './judge';
import { endsOf } from './lookalikes';
import type { Claim, ClaimOn, Exposure, Input, ScreenRow } from './types';

/** Answers for addresses, from memory. */
export interface Screening {
  screen(input: Input): ScreenRow;
  /** Addresses of which a source says something, and how many of them are flagged. */
  readonly known: number;
  readonly flagged: number;
}

export interface ScreeningFacts {
  readonly claims: Iterable<ClaimOn>;
  /** The parts of a canonical address in the traces. By default there are no traces. */
  readonly exposuresOf?: (address: string) => readonly Exposure[];
}

type Said = Pick<ScreenRow, 'source' | 'tier' | 'date' | 'entity' | 'claims' | 'conflict' | 'service'>;

interface Known {
  readonly chain: string;
  readonly result: Verdict['result'];
  readonly said: Said;
}

/** Longer than any address: of what is longer, only the beginning is given back. */
const SHOWN = 200;
const NONE: readonly never[] = [];
const UNSAID: Said = { source: null, tier: null, date: null, entity: null, claims: NONE, conflict: false, service: null };
const NO_TRACE = { exposures: NONE, lookalike_of: NONE };

/**
 * Makes the answers ready once, so that each address costs a look-up: an EVM address is the same on all chains of the
 * EVM, and the row tells on which of them a source names it. Pure: the same facts give the same answers.
 */
export function createScreening({ claims, exposuresOf = () => NONE }: ScreeningFacts): Screening {
  const { known, flagged } = weigh(claims);
  const similar = new Map<string, { chain: string; address: string }[]>();
  for (const { found, chain } of flagged) {
    const ends = endsOf(found);
    const same = similar.get(ends);
    if (same === undefined) similar.set(ends, [{ chain, address: found.shown }]);
    else same.push({ chain, address: found.shown });
  }

  function rowOf(input: string, found: Found): ScreenRow {
    const named = known.get(found.address);
    const exposures = exposuresOf(found.address);
    const flaggedAlike = named?.result === 'flagged' ? NONE : (similar.get(endsOf(found)) ?? NONE);
    const alone = exposures.length > 0 ? 'exposed' : flaggedAlike.length > 0 ? 'lookalike' : 'unknown';
    return {
      input,
      chain: named?.chain ?? exposures[0]?.chain ?? found.form,
      address: found.shown,
      result: named === undefined ? alone : named.result !== 'flagged' && alone === 'exposed' ? alone : named.result,
      note: found.note,
      ...(named?.said ?? UNSAID),
      exposures,
      lookalike_of: flaggedAlike,
    };
  }

  function screen(input: Input): ScreenRow {
    if (typeof input !== 'string') return invalid(cut(input.text), input.problem);
    const text = input.trim();
    if (text === '') return invalid('', 'There is nothing in its place.');
    const found = detect(text);
    if (found.form !== null) return rowOf(cut(input), found);
    const named = known.get(text);
    if (named === undefined) return invalid(cut(input), found.why);
    return { input, chain: named.chain, address: text, result: named.result, note: null, ...named.said, ...NO_TRACE };
  }

  return { screen, known: known.size, flagged: flagged.length };
}

/** What is said of each address, by its canonical spelling; a list may also name addresses of chains that we don't know. */
function weigh(claims: Iterable<ClaimOn>): { known: Map<string, Known>; flagged: { found: Found; chain: string }[] } {
  const byAddress = new Map<string, { found: Found | undefined; said: [Claim, ...Claim[]] }>();
  for (const { address, claim } of claims) {
    const found = detect(address);
    const key = found.form === null ? address : found.address;
    const entry = byAddress.get(key);
    if (entry === undefined) byAddress.set(key, { found: found.form === null ? undefined : found, said: [claim] });
    else entry.said.push(claim);
  }
  const known = new Map<string, Known>();
  const flagged: { found: Found; chain: string }[] = [];
  for (const [key, { found, said }] of byAddress) {
    const verdict = judge(said);
    const { chain } = verdict.leading;
    known.set(key, { chain, result: verdict.result, said: saidBy(verdict) });
    if (verdict.result === 'flagged' && found !== undefined) flagged.push({ found, chain });
  }
  return { known, flagged };
}

function saidBy({ leading, claims, service, conflict }: Verdict): Said {
  const { source, tier, date, entity } = leading;
  const named = service === undefined ? null : { chain: service.chain, name: service.entity, category: service.category ?? 'service' };
  return { source, tier, date, entity, claims, conflict, service: named };
}

function invalid(input: string, note: string): ScreenRow {
  return { input, chain: null, address: null, result: 'invalid', note, ...UNSAID, ...NO_TRACE };
}

function cut(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
