import { Command } from 'commander';
import { configuredProvider } from '@/lib/chain/configured';
import { type Config, readConfig } from '@/lib/config';
import { openStore } from '@/lib/db/client';
import { listShippedTransfers, saveVerifications } from '@/lib/db/verifications';
import { readClaimsFile } from '@/lib/ingest/claims-file';
import { loadFacts } from '@/lib/ingest/load-facts';
import { type Checked, type Claim, verifyTransfers } from '@/lib/ingest/verify';
import { readRegistry } from '@/lib/registry';
import { createProgressLine, EXIT, runCommand } from './output';

interface Options {
  readonly chain: string;
  readonly json: boolean;
  readonly transfers?: string;
}

/** `tracker verify`: reads the shipped transfers, or those of a file, from a node and says which of them hold. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('Read each shipped transfer from an endpoint: match, mismatch or not found.')
    .option('--chain <name>', 'name of the chain', 'ethereum')
    .option('--transfers <file>', 'check the transfers of a CSV file instead, without touching the store')
    .option('--json', 'the result as JSON', false)
    .action((options: Options) => runCommand(options.json, () => verify(options), inWords));
}

interface Result {
  readonly chain: string;
  readonly checked: number;
  readonly match: number;
  readonly mismatch: number;
  readonly not_found: number;
  readonly transfers: readonly Checked[];
}

async function verify({ chain, transfers: file }: Options): Promise<Result> {
  const config = readConfig();
  // A chain without an endpoint is told before the store is touched.
  configuredProvider(config, chain).destroy();
  const transfers = file === undefined ? await verifyStore(config, chain) : await ask(config, chain, readClaimsFile(file, chain, readRegistry()));
  const count = (result: Checked['result']) => transfers.filter((one) => one.result === result).length;
  const match = count('match');
  if (match < transfers.length) process.exitCode = EXIT.failed;
  return { chain, checked: transfers.length, match, mismatch: count('mismatch'), not_found: count('not found'), transfers };
}

async function verifyStore(config: Config, chain: string): Promise<Checked[]> {
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, holder: `tracker verify --chain ${chain}` });
  try {
    await loadFacts(store.db, config.dataDir);
    const checked = await ask(config, chain, await listShippedTransfers(store.db, chain));
    const checkedAt = new Date();
    await saveVerifications(store.db, checked.map(({ id, result, detail }) => ({ shippedId: id, result, detail, checkedAt })));
    return checked;
  } finally {
    await store.close();
  }
}

async function ask(config: Config, chain: string, claims: readonly Claim[]): Promise<Checked[]> {
  const line = createProgressLine();
  const provider = configuredProvider(config, chain);
  try {
    return await verifyTransfers(provider, claims, {
      onProgress: (done, total) => line.show(`${chain}: ${done} of ${total} transfers read`),
    });
  } finally {
    line.end();
    provider.destroy();
  }
}

function inWords({ chain, checked, match, mismatch, not_found, transfers }: Result): string {
  const wrong = transfers.filter(({ result }) => result !== 'match');
  const lines = wrong.map(({ id, result, tx_hash, detail }) => `${result}  ${id}  ${tx_hash}\n  ${detail ?? ''}`);
  return [...lines, `${chain}: ${checked} transfers read: ${match} match, ${mismatch} mismatch, ${not_found} not found.`].join('\n');
}
