import { readHeader } from '@/lib/chain/headers';
import type { Header } from '@/lib/chain/parse';
import type { ChainProvider } from '@/lib/chain/provider';
import type { Ask } from '@/lib/chain/source';
import { TrackerError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type FinalMark, latestMark } from '@/lib/db/final-marks';
import { undoReorg } from './undo-reorg';

export interface ChainCheck {
  readonly db: Db;
  readonly provider: ChainProvider;
  readonly chain: string;
  readonly final: Header;
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
 * `endpoint_contradiction` where there is none, for that is another chain. An endpoint that is behind is no other chain.
 */
export async function checkChain(check: ChainCheck): Promise<ChainState> {
  const { db, provider, chain, final, signal } = check;
  const ask: Ask = (method, params) => provider.request(method, params, { signal });
  const mark = await latestMark(db, chain, final.number);
  if (mark === undefined && (await latestMark(db, chain)) === undefined) {
    const first = final.number === 0 ? null : await readHeader(ask, 0, signal);
    const marks = [first, final].flatMap((one) => (one === null ? [] : { block: one.number, hash: one.hash }));
    return { marks, reorg: null };
  }
  const next = mark?.block === final.number ? [] : [{ block: final.number, hash: final.hash }];
  if (mark === undefined || (mark.block === final.number && mark.hash === final.hash)) return { marks: next, reorg: null };
  const said = await hashesAt(provider, mark.block, signal);
  const agreeing = said.filter(({ hash }) => hash === mark.hash);
  if (agreeing.length > 0) {
    leaveOut(provider, said, mark);
    return { marks: next, reorg: null };
  }
  const other = said.find(({ hash }) => hash !== undefined)?.hash;
  if (other === undefined) throw unknownBlock(chain, mark);
  return { marks: [{ block: final.number, hash: final.hash }], reorg: await undoReorg(check, ask, mark, other) };
}

type Said = { readonly endpoint: ChainProvider['live'][number]; readonly hash: string | undefined };

async function hashesAt(provider: ChainProvider, block: number, signal: AbortSignal | undefined): Promise<Said[]> {
  return Promise.all(
    provider.live.map(async (endpoint) => {
      const header = await readHeader((method, params) => provider.requestOf([endpoint], method, params, { signal }), block, signal);
      return { endpoint, hash: header?.hash };
    }),
  );
}

function leaveOut(provider: ChainProvider, said: readonly Said[], mark: FinalMark): void {
  for (const { endpoint, hash } of said) {
    if (hash === mark.hash || hash === undefined) continue;
    provider.lane(endpoint).discard(`${endpoint.host} gives final block ${mark.block} as ${hash}, others and the store as ${mark.hash}.`);
  }
  provider.use(said.filter(({ hash }) => hash === mark.hash).map(({ endpoint }) => endpoint));
}

function unknownBlock(chain: string, mark: FinalMark): TrackerError {
  return new TrackerError('endpoint_contradiction', `Final block ${mark.block} of ${chain} is not known to the endpoint and was ${mark.hash} before.`, {
    fix: 'Use an endpoint of the chain that was stored, or another DATA_DIR for this one. Nothing was changed.',
  });
}
