import { z } from 'zod';
import { explain, TrackerError } from '@/lib/core/errors';
import { PAYLOAD } from '@/lib/export/bag';
import { type CodeVersion, codeVersion } from './code-version';
import { firstDifference } from './first-difference';
import { parsed, readInputs } from './inputs';
import type { OpenFiles } from './open-files';
import { bytesOf, textOf } from './read-file';
import { RESULTS_FILE, resultsOf } from './results';
import { RULES, type Settings, SETTINGS_FILE, settingsSchema } from './settings';
import { readTransfers, TRANSFERS_FILE } from './transfers';

/** What came out when the trace of a bundle was computed again from its inputs. */
export interface Recomputation {
  readonly equal: boolean;
  /** The first difference, or why it could not be computed; null where all is equal. */
  readonly difference: string | null;
  readonly transfers: number;
  readonly settings: Pick<Settings, 'incident' | 'method' | 'replay' | 'as_of'> | null;
  /** What made the bundle; null where it does not say. */
  readonly made_by: CodeVersion | null;
  readonly checked_by: CodeVersion;
  /** What has to be said of a bundle by other code or other rules, one sentence each. */
  readonly notes: readonly string[];
}

/** Traces the inputs of a bundle with this code, and compares all that comes out with its results. Never throws for what is wrong in it. */
export async function recompute(files: OpenFiles): Promise<Recomputation> {
  const said: { settings: Settings | null; transfers: number } = { settings: null, transfers: 0 };
  const outcome = await differenceOf(files, said).catch((error: unknown) => {
    if (error instanceof TrackerError) return explain(error);
    throw error;
  });
  const { settings, transfers } = said;
  const checkedBy = codeVersion();
  return {
    equal: outcome === undefined,
    difference: outcome ?? null,
    transfers,
    settings: settings === null ? null : { incident: settings.incident, method: settings.method, replay: settings.replay, as_of: settings.as_of },
    made_by: settings?.code ?? null,
    checked_by: checkedBy,
    notes: settings === null ? [] : [...versionNotes(settings, checkedBy)],
  };
}

async function differenceOf(files: OpenFiles, said: { settings: Settings | null; transfers: number }): Promise<string | undefined> {
  const text = (file: string) => textOf(files, PAYLOAD + file);
  const settings = parsed(SETTINGS_FILE, await text(SETTINGS_FILE), settingsSchema);
  said.settings = settings;
  const inputs = await readInputs(text);
  const ledger = await readTransfers(bytesOf(files, PAYLOAD + TRANSFERS_FILE));
  said.transfers = ledger.size;
  const stated = parsed(RESULTS_FILE, await text(RESULTS_FILE), z.unknown());
  return firstDifference(stated, JSON.parse(JSON.stringify(resultsOf(ledger, inputs, settings))));
}

function* versionNotes({ code, rules }: Settings, here: CodeVersion): Iterable<string> {
  if (code.tracer_sha256 !== here.tracer_sha256) {
    yield `It was made by another version of the code: ${told(code)}; this is ${told(here)}. A difference may come from that.`;
  }
  const other = firstDifference(rules, JSON.parse(JSON.stringify(RULES)));
  if (other !== undefined) yield `It was made by other rules: ${other.replace('when computed again', 'in this version')}.`;
}

function told({ version, method, tracer_sha256: digest }: CodeVersion): string {
  return `${version}, method ${method}, tracer ${digest.slice(0, 12)}`;
}
