import { z } from 'zod';
import { RANGE_METHODS } from '@/lib/trace/range';
import { DEFAULTS, DORMANCY, DUST, FAN, MIXER, PEEL, ROUND_TRIP, STRUCTURING } from '@/lib/trace/rules';
import { type Method, METHODS } from '@/lib/trace/types';
import type { CodeVersion } from './code-version';

/** Of a bundle: what was asked, by which rules, of which data, by which code. */
export const SETTINGS_FILE = 'settings.json';

/** The rules of this code, as they stand in the settings: amounts as text. */
export const RULES = {
  tracer: DEFAULTS,
  ranges: RANGE_METHODS,
  findings: { dormancy: DORMANCY, fan: FAN, mixer: MIXER, peel_chain: PEEL, dust: { ...DUST, part: DUST.part.toString() }, round_trip: ROUND_TRIP, structuring: STRUCTURING },
};

export interface Settings {
  readonly bundle: 'trace';
  readonly incident: string;
  readonly method: Method;
  /** Ways into each place that are told. */
  readonly paths: number;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly code: CodeVersion;
  /** Of the facts that ship with the code. */
  readonly registry: string;
  /** Whether the data are those of `npm run demo`, which replays transfers on a node of its own. */
  readonly replay: boolean;
  /** The time of the last transfer. */
  readonly as_of: string;
  /** What a reader has to know, one sentence each. */
  readonly notes: readonly string[];
}

/** Of a bundle that another version made more may stand there. */
export const settingsSchema: z.ZodType<Settings> = z.object({
  bundle: z.literal('trace'),
  incident: z.string(),
  method: z.enum(METHODS),
  paths: z.int().min(0).max(1_000_000),
  rules: z.record(z.string(), z.unknown()),
  code: z.object({ version: z.string(), method: z.string(), tracer_sha256: z.string() }),
  registry: z.string(),
  replay: z.boolean(),
  as_of: z.string(),
  notes: z.array(z.string()),
});
