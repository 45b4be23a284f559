import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { type Anvil, startAnvil } from '@/lib/chain/replay/anvil';
import { replayTransfers } from '@/lib/chain/replay/replay';
import { environment } from '@/lib/config/environment';
import { TrackerError } from '@/lib/core/errors';
import { lockDataFolder } from '@/lib/db/lock';
import { REPLAY_GENESIS, replayFacts } from '@/lib/ingest/replay-facts';
import { writeReplayFile } from '@/lib/ingest/replay-file';
import { readRegistry } from '@/lib/registry';
import { createProgressLine, EXIT } from './output';
import { startWeb, type WebHandle } from './start';

/** Empty blocks behind the replay, so that there is something to walk through: a few seconds of work. */
const BLOCKS_AFTER = 1_500;

/** `tracker demo`: the product beside a node of its own on which the shipped transfers are replayed. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Replay the Bybit theft on a node beside the tracker and serve it, without a network.')
    .option('--pace <ms>', 'milliseconds to wait after each replayed block', '40')
    .option('--dev', 'compile on request and reload on change', false)
    .action(async ({ pace, dev }: { pace: string; dev: boolean }) => {
      process.exitCode = await demo(readPace(pace), dev);
    });
}

function readPace(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new TrackerError('bad_value', '--pace takes a number of milliseconds.', { fix: 'Leave it out, or write 0 to 99999.' });
}

/** Serves until told to stop, or until node or server end; then ends the other too. Resolves with the exit code. */
async function demo(pace: number, dev: boolean): Promise<number> {
  const given = environment()['DATA_DIR'];
  const dataDir = given === undefined || given === '' ? '.data-demo' : given;
  makeNew(dataDir);
  let stopping = false;
  let tellStop = (): void => undefined;
  const stopped = new Promise<'told'>((resolve) => (tellStop = () => resolve('told')));
  const onSignal = () => {
    stopping = true;
    tellStop();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const anvil = await startAnvil({ genesisTime: REPLAY_GENESIS });
  let web: WebHandle | undefined;
  try {
    await replay(anvil, dataDir, pace, () => stopping);
    if (stopping) return EXIT.done;
    const env = { ...WITHOUT_OTHERS, DATA_DIR: dataDir, DATABASE_URL: '', RPC_URL_1: anvil.url, SYNC: 'on' };
    const starting = startWeb({ env, dev });
    web = await Promise.race([starting, stopped.then(() => undefined)]);
    if (web === undefined) {
      web = await starting;
      return EXIT.done;
    }
    console.error(`\n  A replay of the Bybit theft is at ${web.url}\n`);
    const end = await Promise.race([stopped, web.ended, anvil.ended.then(() => 'node' as const)]);
    if (end === 'node' && !stopping) console.error('The node of the replay has ended, so the demo ends too.');
    return end === 'told' || stopping ? EXIT.done : EXIT.failed;
  } finally {
    await Promise.all([web?.stop(), anvil.stop()]);
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

/** A replay stands on one chain; endpoints of the shell it was started in stay out of it. */
const WITHOUT_OTHERS = Object.fromEntries(
  Object.keys(environment()).filter((name) => name.startsWith('RPC_URL_')).map((name) => [name, '']),
);

/** Only a folder that a demo made is made anew: another one may hold days of fetched data. */
function makeNew(dataDir: string): void {
  if (existsSync(join(dataDir, 'pglite')) && !existsSync(join(dataDir, 'replay.json'))) {
    throw new TrackerError('bad_config', `${dataDir} holds real data, which the demo would delete.`, {
      fix: 'Set DATA_DIR to another folder, or leave it out.',
      field: 'DATA_DIR',
    });
  }
  mkdirSync(dataDir, { recursive: true });
  // A demo that still runs on this folder keeps its data: the lock says so.
  const release = lockDataFolder(dataDir, 'tracker demo', new Date());
  rmSync(join(dataDir, 'pglite'), { recursive: true, force: true });
  rmSync(join(dataDir, 'replay.json'), { force: true });
  release();
}

async function replay(anvil: Anvil, dataDir: string, pace: number, stopping: () => boolean): Promise<void> {
  const registry = readRegistry();
  const line = createProgressLine(1_000);
  const rows = await replayTransfers(anvil, replayFacts(registry), {
    blocksAfter: BLOCKS_AFTER,
    onBlock: async (done, total) => {
      line.show(`Replaying the Bybit theft: block ${done} of ${total}`);
      if (!stopping()) await new Promise((resolve) => setTimeout(resolve, pace));
    },
  });
  line.end();
  writeReplayFile(dataDir, registry, rows);
}
