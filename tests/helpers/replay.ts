import { type Anvil, startAnvil } from '@/lib/chain/replay/anvil';
import { type ReplayedRow, type ReplayOptions, replayTransfers } from '@/lib/chain/replay/replay';
import { REPLAY_GENESIS, replayFacts } from '@/lib/ingest/replay-facts';
import { readRegistry } from '@/lib/registry';

/** A real Anvil on which the Bybit transfers stand, and what was put there row by row. */
export interface ReplayedChain {
  readonly anvil: Anvil;
  readonly rows: readonly ReplayedRow[];
}

/** Starts Anvil and replays the theft, the shipped transfers and the spam. Stop the Anvil in `afterAll`. */
export async function startReplay(options: ReplayOptions = {}): Promise<ReplayedChain> {
  const anvil = await startAnvil({ genesisTime: REPLAY_GENESIS });
  try {
    return { anvil, rows: await replayTransfers(anvil, replayFacts(readRegistry()), options) };
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}
