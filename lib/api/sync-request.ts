import { z } from 'zod';
import { readJsonObject } from './json-object';

const shape = z.strictObject({ chain: z.string('takes the name of a chain').min(1, 'takes the name of a chain').max(40, 'takes the name of a chain').optional() });

/** The chain that `{ "chain": "ethereum" }` names; undefined for all of them. Throws as `readJsonObject` does. */
export async function readSyncRequest(request: Request): Promise<string | undefined> {
  return (await readJsonObject(request, shape)).chain;
}
