import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { registryClaims } from '@/lib/charts/screen/claims';
import { SCREEN_COLUMNS, screenRecord } from '@/lib/charts/screen/csv-rows';
import { createStoreExposures, NO_EXPOSURES } from '@/lib/charts/screen/store-exposures';
import { createStoreScreening, type ScreenAnswer, screenWith } from '@/lib/charts/screen/store-screening';
import { type Config, readConfig } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';
import { csvFile } from '@/lib/export/csv';
import { COMPILED_ON, readRegistry, registryVersion } from '@/lib/registry';
import { type Asked, readInputs } from '@/lib/screen/read-inputs';
import { readText } from '@/lib/screen/read-text';
import { SCREEN_RESULTS, type ScreenMeta, type ScreenRow } from '@/lib/screen/types';
import { runCommand } from './output';
import { withStore } from './with-store';

interface Options {
  readonly column?: string;
  readonly registry: boolean;
  readonly csv: boolean;
  readonly json: boolean;
}

/** `tracker screen`: what is known of the addresses of a file. Reads the store if there is one and writes nothing. */
export function screenCommand(): Command {
  return new Command('screen')
    .description('Screen the addresses of a file: flagged, exposed by a trace, listed, service, lookalike, not known.')
    .argument('<file>', 'addresses, one a line, or a CSV; - for standard input')
    .option('--column <name>', 'column of the CSV, by its name or its number, if it is not clear')
    .option('--registry', 'ask only the facts that ship with the tracker, and open no store', false)
    .option('--csv', 'the answers as CSV, in the order given', false)
    .option('--json', 'the answers as JSON, in the order given', false)
    .action((file: string, options: Options) => screen(file, options));
}

async function screen(file: string, { column, registry, csv, json }: Options): Promise<void> {
  const run = async <T>(use: (answer: ScreenAnswer, asked: Asked) => T | Promise<T>): Promise<T> => {
    const asked = readFile(file, column);
    return answering(readConfig(), registry, async (ask) => use(await ask(asked), asked));
  };
  if (csv) return run(writeCsv);
  return runCommand(json, () => run(({ rows, meta }) => ({ data: [...rows], meta: meta() })), inWords);
}

function readFile(file: string, column: string | undefined): Asked {
  try {
    return readInputs(readText(readFileSync(file === '-' ? 0 : file)), { csv: /\.csv$/i.test(file), column });
  } catch (error) {
    const name = file === '-' ? 'Standard input' : basename(file);
    if (!(error instanceof TrackerError)) throw new TrackerError('bad_value', `${name} can't be read.`, { fix: 'Give the path of a file.', cause: error });
    throw new TrackerError(error.code, `${name}: ${error.message}`, { fix: error.fix, field: error.field, cause: error });
  }
}

/** Answers from the store where there is one, else from the registry: without a store nothing else is known. */
async function answering<T>(config: Config, registryOnly: boolean, use: (ask: (asked: Asked) => Promise<ScreenAnswer>) => Promise<T>): Promise<T> {
  const asOf = `${COMPILED_ON}T00:00:00Z`;
  const hasStore = config.databaseUrl !== undefined || existsSync(join(config.dataDir, 'pglite'));
  if (registryOnly || !hasStore) {
    const facts = readRegistry();
    const source = { claims: registryClaims(facts), lists: [], exposures: NO_EXPOSURES, version: 'registry alone' };
    const ask = screenWith(source, { asOf, registryVersion: registryVersion(facts) });
    return use((asked) => Promise.resolve(ask(asked)));
  }
  return withStore(config, 'tracker screen', ({ db }, version) => {
    const screening = createStoreScreening({ db, asOf, registryVersion: version, traces: createStoreExposures(db) });
    return use((asked) => screening.screen(asked));
  });
}

async function writeCsv({ rows }: ScreenAnswer, { inputs }: Asked): Promise<void> {
  const { chunks } = csvFile('screening', SCREEN_COLUMNS, records(rows), inputs.length);
  await pipeline(Readable.from(chunks), process.stdout, { end: false });
}

function* records(rows: Iterable<ScreenRow>): Generator<object> {
  for (const row of rows) yield screenRecord(row);
}

const LISTED = 50;
const number = new Intl.NumberFormat('en-US');

function inWords({ data, meta }: { data: readonly ScreenRow[]; meta: ScreenMeta }): string {
  const told = data.filter(({ result }) => result !== 'unknown').sort((a, b) => SCREEN_RESULTS.indexOf(a.result) - SCREEN_RESULTS.indexOf(b.result));
  return [
    `${number.format(meta.total)} addresses: ${SCREEN_RESULTS.filter((result) => meta.results[result] > 0).map((result) => `${number.format(meta.results[result])} ${result}`).join(', ')}`,
    ...told.slice(0, LISTED).map((row) => `  ${row.result}  ${row.input}  ${reason(row)}`),
    ...(told.length > LISTED ? [`  and ${number.format(told.length - LISTED)} more: see --csv or --json`] : []),
    `Data version ${meta.dataVersion}, as of ${meta.asOf.slice(0, 10)}; ${meta.lists.length} lists from outside, ${meta.traces.length} traces.`,
    meta.notice,
  ].join('\n');
}

function reason({ source, tier, date, entity, exposures, service, lookalike_of: alike, note, conflict }: ScreenRow): string {
  return [
    source === null ? null : [source, tier, date, entity].filter((part) => part !== null).join(', '),
    ...exposures.map(({ incident, hops }) => `trace of ${incident}, ${hops} steps`),
    service === null || source === 'the registry' ? null : service.name,
    ...alike.map(({ address }) => `looks like ${address}`),
    conflict ? 'sources disagree' : null,
    note,
  ].filter((part) => part !== null).join('; ');
}
