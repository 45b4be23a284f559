/** A JSON answer of our own API. Throws with the API's own sentence when it refuses. */
export async function fetchJson<T>(url: string): Promise<T> {
  return readJson(await fetch(url));
}

/** The body of an answer of our own API. Throws with the API's own sentence when it refuses. */
export async function readJson<T>(response: Response): Promise<T> {
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(sentenceOf(body) ?? `${response.status} ${response.statusText}`);
  return body as T;
}

function sentenceOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : undefined;
}
