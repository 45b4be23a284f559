import { readJson } from './fetch-json';

/** What a frozen answer is known by. */
export interface Frozen {
  /** SHA-256 of its data in hex. */
  readonly id: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** Freezes the answer of a chart as it is now. Throws with the API's own sentence when it refuses. */
export async function freeze(chart: string, params: Readonly<Record<string, string>>): Promise<Frozen> {
  const response = await fetch(`/api/v1/snapshots/${chart}?${new URLSearchParams({ ...params }).toString()}`, { method: 'POST' });
  return (await readJson<{ data: Frozen }>(response)).data;
}
