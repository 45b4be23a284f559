import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readSigningKey } from '@/lib/bundle/signing-key';
import { type BundleFile, traceBundle } from '@/lib/bundle/trace-bundle';
import { assertIncidents } from '@/lib/charts/context';
import { readConfig } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';
import { openStore } from '@/lib/db/client';
import { loadFacts } from '@/lib/ingest/load-facts';
import { type Method, METHODS } from '@/lib/trace/types';
import { runCommand } from './output';

interface Options {
  readonly incident: string;
  readonly method: Method;
  readonly paths: number;
  readonly out: string;
  readonly json: boolean;
}

interface Written {
  readonly file: string;
  readonly transfers: number;
  readonly bytes: number;
}

/** `tracker bundle`: the trace of an incident with all that others need to check it, as one signed file. */
export function bundleCommand(): Command {
  return new Command('bundle')
    .description('Write the evidence bundle of a trace: its inputs, the facts used, settings, code version and results, signed.')
    .requiredOption('--incident <name>', 'the incident, for instance bybit-2025')
    .requiredOption('--out <file>', 'where to write the ZIP; a file that is there is replaced')
    .addOption(new Option('--method <name>', 'what leaves an account first').choices(METHODS).default('fifo'))
    .option('--paths <number>', 'ways into each end to list, those that brought most first', paths, 3)
    .option('--json', 'say as JSON what was written', false)
    .action((options: Options) => runCommand(options.json, () => writeBundle(options), inWords));
}

async function writeBundle({ incident, method, paths, out }: Options): Promise<Written> {
  const config = readConfig();
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, holder: `tracker bundle --incident ${incident}` });
  try {
    const { version, replay } = await loadFacts(store.db, config.dataDir);
    await assertIncidents(store.db, [incident]);
    const signer = readSigningKey(config.dataDir);
    return await write(await traceBundle(store.db, { incident, method, paths, registryVersion: version, replay, signer }), out);
  } finally {
    await store.close();
  }
}

/** Under its name only when it is whole. */
async function write({ chunks, transfers }: BundleFile, file: string): Promise<Written> {
  const draft = `${file}.${process.pid}.part`;
  const target = createWriteStream(draft);
  try {
    await pipeline(Readable.from(chunks), target);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof TrackerError) throw error;
    throw new TrackerError('bad_request', `${file} can't be written.`, { fix: 'Give --out a file in a folder that is there and may be written to.', cause: error });
  }
  return { file, transfers, bytes: target.bytesWritten };
}

function inWords({ file, transfers, bytes }: Written): string {
  const number = new Intl.NumberFormat('en-US');
  return `${file}: ${number.format(transfers)} transfers, ${number.format(bytes)} bytes. Check it by: npm run tracker -- verify-bundle ${file}`;
}

function paths(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) > 1_000) throw new InvalidArgumentError('It takes a whole number up to 1000.');
  return Number(text);
}
