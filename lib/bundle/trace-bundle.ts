import { loadTrace } from '@/lib/charts/trace';
import { notesOf } from '@/lib/charts/trace/notes';
import type { Traced } from '@/lib/charts/trace/traced';
import { lastTime } from '@/lib/charts/trace/view';
import type { Db } from '@/lib/db/client';
import { bagOf, type BagSigner } from '@/lib/export/bag';
import { type ZipEntry, zipFile } from '@/lib/export/zip';
import { trace } from '@/lib/trace/trace';
import type { Method } from '@/lib/trace/types';
import { createBlockHashes } from './block-hashes';
import { codeVersion } from './code-version';
import { coverageRows, hintRows, INPUT_FILES, theftRows } from './inputs';
import { jsonRows, jsonText } from './json-rows';
import { README, README_FILE } from './readme';
import { type RegistryFacts, registryFacts } from './registry-facts';
import { describeTrace, RESULTS_FILE } from './results';
import { RULES, type Settings, SETTINGS_FILE } from './settings';
import { TRANSFERS_FILE, transfersCsv } from './transfers';

/** What is asked, and of which installation. */
export interface BundleRequest {
  readonly incident: string;
  readonly method: Method;
  readonly paths: number;
  /** Version of the facts in the store. */
  readonly registryVersion: string;
  /** Whether the store is that of a replay. */
  readonly replay: boolean;
  readonly signer: BagSigner;
}

/** A bundle that is made while it is read. */
export interface BundleFile {
  readonly name: string;
  /** How many transfers are in it. */
  readonly transfers: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * The evidence bundle of a trace over what the store holds: a signed BagIt bag as a ZIP. The same store, settings, code
 * and key give the same bytes. Throws as `loadTrace` does, before there is a first byte.
 */
export async function traceBundle(db: Db, { signer, ...request }: BundleRequest): Promise<BundleFile> {
  const hashes = createBlockHashes();
  const input = await loadTrace(db, request.incident, hashes.add);
  const facts = await registryFacts(db, input);
  const made: Traced = { ...input, trace: trace(input.ledger, input.thefts, { ...input, method: request.method }) };
  const settings: Settings = {
    bundle: 'trace',
    incident: request.incident,
    method: request.method,
    paths: request.paths,
    rules: RULES,
    code: codeVersion(),
    registry: request.registryVersion,
    replay: request.replay,
    as_of: lastTime(made),
    notes: [...(request.replay ? ['The transfers are those of a replay on a node of its own.'] : []), ...notesOf(made)],
  };
  const folder = `trace-${request.incident}-${request.method}`;
  const bag = bagOf({ folder, info: infoOf(settings), payload: payloadOf(made, facts, settings, hashes.of), signer });
  return { name: `${folder}.zip`, transfers: input.ledger.size, chunks: zipFile(bag) };
}

function* payloadOf(made: Traced, { services, files }: RegistryFacts, settings: Settings, blockHashOf: (chain: string, block: number) => string | undefined): Generator<ZipEntry> {
  const { ledger, assets, coverage, bridgeHints } = made;
  yield { name: README_FILE, bytes: README };
  yield { name: SETTINGS_FILE, bytes: jsonText(settings) };
  yield { name: RESULTS_FILE, bytes: jsonText(describeTrace(made.trace, made, settings.paths)) };
  yield { name: INPUT_FILES.thefts, bytes: jsonRows(theftRows(made, made.trace)) };
  yield { name: INPUT_FILES.services, bytes: jsonRows(services) };
  yield { name: INPUT_FILES.coverage, bytes: jsonRows(coverageRows(ledger, coverage)) };
  yield { name: INPUT_FILES.hints, bytes: jsonRows(hintRows(bridgeHints)) };
  yield { name: TRANSFERS_FILE, bytes: transfersCsv(ledger, { assetOf: (chain, key) => assets.of(chain, key), blockHashOf }) };
  for (const [name, rows] of Object.entries(files)) yield { name, bytes: jsonRows(rows) };
}

/** Without the day on which it was made: the same data give the same bytes. */
function infoOf({ incident, method, as_of: asOf, code }: Settings): [string, string][] {
  return [
    ['Bag-Software-Agent', `dprk-crypto-laundering-tracker/${code.version}`],
    ['External-Identifier', `trace-${incident}-${method}`],
    ['External-Description', `Trace of ${incident} by ${method} with its inputs, settings and results`],
    ['Data-As-Of', asOf],
  ];
}
