import { readHeader } from '@/lib/chain/headers';
import type { Header } from '@/lib/chain/parse';
import type { ChainProvider } from '@/lib/chain/provider';
import type { Ask } from '@/lib/chain/source';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type FinalMark, latestMark } from '@/lib/db/final-marks';
import { agreedHash, hashesAt, leaveOut, type SaidHash } from './block-hashes';
import { undoReorg } from './undo-reorg';

export interface ChainCheck {
  readonly db: Db;
  readonly provider: ChainProvider;
  readonly chain: string;
  readonly final: Header;
  /** How many endpoints must give a block the same hash before the store remembers it, or gives up its own. Default 1. */
  readonly quorum?: number;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

/** What the comparison came to: marks to be saved with the first rows, and what a reader must be told. */
export interface ChainState {
  readonly marks: readonly FinalMark[];
  readonly reorg: string | null;
}

/**
 * Makes sure that the endpoints still tell of the chain that is stored: the last final block that was seen has the
 * hash that it had then. An endpoint that says otherwise while another agrees with the store is left out. If none
 * agrees, a reorganisation below finality is undone down to the last block that both sides share; throws
 * `endpoint_contradiction` where there is none, for that is another chain, and where too few say the same. An
 * endpoint that is behind is no other chain.
 */
export async function checkChain(check: ChainCheck): Promise<ChainState> {
  const { db, provider, chain, final, quorum = 1, signal } = check;
  const mark = await latestMark(db, chain, final.number);
  if (mark?.block === final.number && mark.hash === final.hash) return { marks: [], reorg: null };
  if (mark === undefined) {
    const isNew = (await latestMark(db, chain)) === undefined && final.number > 0;
    const first = isNew ? await markAt(check, 0) : [];
    return { marks: [...first, ...(await markAt(check, final.number))], reorg: null };
  }
  const said = await hashesAt(provider, mark.block, signal);
  if (said.some(({ hash }) => hash === mark.hash)) {
    leaveOut(provider, said, mark, quorum);
    return { marks: mark.block === final.number ? [] : await markAt(check, final.number, said), reorg: null };
  }
  const reorg = await undo(check, mark, said);
  return { marks: await markAt(check, final.number, said), reorg };
}

async function undo(check: ChainCheck, mark: FinalMark, said: readonly SaidHash[]): Promise<string> {
  const { provider, chain, quorum = 1, signal } = check;
  const hash = agreedHash(said, quorum);
  if (hash === undefined) throw unclear(chain, mark.block, said, `was ${mark.hash} before`);
  leaveOut(provider, said, { block: mark.block, hash }, quorum);
  return undoReorg(check, (method, params) => provider.request(method, params, { signal }), mark, hash);
}

/**
 * A block with its hash, to be remembered; none where nobody knows it. With a quorum, who gives another is left out.
 * The head that was read before does not count when somebody of `asked` has been left out since: it may be theirs.
 */
async function markAt({ provider, chain, final, quorum = 1, signal }: ChainCheck, block: number, asked: readonly SaidHash[] = []): Promise<FinalMark[]> {
  if (quorum === 1) {
    const ask: Ask = (method, params) => provider.request(method, params, { signal });
    const isKnown = block === final.number && asked.length <= provider.live.length;
    const header = isKnown ? final : await readHeader(ask, block, signal);
    return header === null ? [] : [{ block, hash: header.hash }];
  }
  const said = await hashesAt(provider, block, signal);
  if (said.every(({ hash }) => hash === null)) return [];
  const hash = agreedHash(said, quorum);
  if (hash === undefined) throw unclear(chain, block, said, 'is needed to know the chain again');
  leaveOut(provider, said, { block, hash }, quorum);
  return [{ block, hash }];
}

function unclear(chain: string, block: number, said: readonly SaidHash[], why: string): TrackerError {
  const told = said.flatMap(({ endpoint, hash }) => (typeof hash === 'string' ? [`${endpoint.host} gives ${hash}`] : []));
  const what = told.length === 0 ? 'is not known to the endpoint' : `is not told alike by as many endpoints as QUORUM asks for (${told.join(', ')})`;
  return new TrackerError('endpoint_contradiction', `Final block ${block} of ${chain} ${what} and ${why}.`, {
    fix: 'Use endpoints of the chain that was stored, or another DATA_DIR for this one. Nothing was changed.',
  });
}
